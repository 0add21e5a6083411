import { Anchor, Badge, Button, Group, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateShown } from "@/api";
import {
  getDeskTemplatesCoreOptions,
  postDeskTemplatesCoreByKeyRestoreMutation,
} from "@/api/@tanstack/react-query.gen";
import { countsIn, useChanged, useTemplates } from "@/helpdesk/replies/lists";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import { StorePick } from "@/helpdesk/replies/StorePick";
import { languagesOf } from "@/helpdesk/replies/texts";
import { useWhose } from "@/helpdesk/replies/useWhose";
import { ago } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { LANGUAGES } from "@/kit/words";
import { useMay, useMe } from "@/shell/session";

/** The canned replies: what is shared, what is a store's own, and the way to each (S4-24, S5-08, S5-58). */
export function TemplatesPage() {
  const { t } = useTranslation("helpdesk/replies");
  const mayWrite = useMay("manager");
  const [store, setStore] = useState<string | null>(null);
  const [find, setFind] = useState("");
  const templates = useTemplates();
  const words = find.trim().replace(/^\//, "").toLowerCase();
  const shown = countsIn(templates.data ?? [], Number(store) || undefined).filter(
    (one) => one.key.startsWith(words) || one.name.toLowerCase().includes(words),
  );
  return (
    <>
      <PageHead title={t("title")} about={t("templates.about")}>
        {mayWrite && (
          <Link to="/replies/templates/$id" params={{ id: "new" }}>
            <Button component="span" leftSection={<IconPlus size={16} aria-hidden />}>
              {t("templates.write")}
            </Button>
          </Link>
        )}
      </PageHead>
      <RepliesWays />
      <Group gap="xs" mb="sm">
        <TextInput
          aria-label={t("templates.find")}
          placeholder={t("templates.find")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <StorePick store={store} onPick={setStore} />
      </Group>
      {templates.isError ? (
        <ErrorNotice error={templates.error} again={() => void templates.refetch()} />
      ) : templates.isPending ? (
        <Loading rows={8} />
      ) : shown.length === 0 ? (
        <Empty title={t("templates.none")}>
          <Text size="sm">{t(words ? "templates.none_found" : "templates.none_yet")}</Text>
        </Empty>
      ) : (
        <Table fz="sm" verticalSpacing="xs" highlightOnHover aria-label={t("ways.templates")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("name")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("whose")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("languages")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("changed")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {mayWrite && <Retired />}
    </>
  );
}

function Row({ one }: { one: TemplateShown }) {
  const { t } = useTranslation("helpdesk/replies");
  const whose = useWhose();
  const languages = languagesOf(one.texts);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/replies/templates/${one.id}`} fw={500} fz="sm">
          {one.name}
        </Anchor>
        <Text size="xs" c="dimmed" ff="monospace">
          /{one.key}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {one.store_id === null ? (
          whose(null)
        ) : (
          <Badge variant="outline" tt="none">
            {whose(one.store_id)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {languages.length === LANGUAGES.length ? t("all_languages") : languages.join(", ")}
      </Table.Td>
      <Table.Td visibleFrom="sm">{ago(one.updated_at)}</Table.Td>
    </Table.Tr>
  );
}

/** Templates that every store had from the start and that were retired here: each can be brought back. */
function Retired() {
  const { t } = useTranslation("helpdesk/replies");
  const refused = useRefused();
  const changed = useChanged();
  const isLimited = useMe().stores !== null;
  const core = useQuery(getDeskTemplatesCoreOptions());
  const restore = useMutation({
    ...postDeskTemplatesCoreByKeyRestoreMutation(),
    onSuccess: async (one) => {
      told(t("templates.restored", { name: one.name }));
      await changed();
    },
    onError: refused,
  });
  const gone = (core.data ?? []).filter((one) => one.id === null);
  if (gone.length === 0 || isLimited) return null;
  return (
    <Stack gap="xs" mt="lg">
      <Title order={2} size="h4">
        {t("templates.retired")}
      </Title>
      {gone.map((one) => (
        <Group key={one.key} gap="sm">
          <Text size="sm">{one.name}</Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("templates.restore_one", { name: one.name })}
            loading={restore.isPending && restore.variables?.path.key === one.key}
            onClick={() => restore.mutate({ path: { key: one.key } })}
          >
            {t("templates.restore")}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
