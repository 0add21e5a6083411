import {
  Anchor,
  Button,
  Group,
  Input,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ToKind, Written } from "@/helpdesk/routing/useDraft";
import { useTargets } from "@/helpdesk/routing/useNames";
import { ViewNameModal } from "@/helpdesk/routing/ViewNameModal";
import { ErrorNotice } from "@/kit/Notices";

const KINDS: readonly ToKind[] = ["team", "view", "person", "tag"];

/** Where a rule brings the tickets: to a team, a view, a person, or under a tag (S2-23 to S2-28). */
export function Destination({
  draft,
  change,
  error,
}: {
  draft: Written;
  change: (some: Partial<Written>) => void;
  error?: string;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const kind = draft.toKind;
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t("destination")}
        value={kind}
        onChange={(next) => change({ toKind: next as ToKind, target: null })}
        data={KINDS.map((one) => ({ value: one, label: t(`dest.${one}`) }))}
      />
      <Text size="sm" c="dimmed">
        {t(`dest.${kind}_about`)}
      </Text>
      {kind === "tag" ? (
        <TextInput
          aria-label={t("dest.tag")}
          placeholder={t("dest.write_tag")}
          maxLength={40}
          value={typeof draft.target === "string" ? draft.target : ""}
          error={error}
          onChange={(event) => change({ target: event.currentTarget.value })}
        />
      ) : (
        <Target kind={kind} draft={draft} change={change} error={error} />
      )}
    </Stack>
  );
}

function Target({
  kind,
  draft,
  change,
  error,
}: {
  kind: Exclude<ToKind, "tag">;
  draft: Written;
  change: (some: Partial<Written>) => void;
  error?: string;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const targets = useTargets();
  const [isNaming, setNaming] = useState(false);
  if (targets.error) return <ErrorNotice error={targets.error} />;
  const known = targets[kind];
  if (kind === "team" && targets.isReady && known.length === 0)
    return (
      <Input.Wrapper error={error}>
        <Text size="sm">
          {t("dest.no_teams")} <Anchor href="/admin/staff">{t("dest.make_team")}</Anchor>
        </Text>
      </Input.Wrapper>
    );
  const isGone = targets.isReady && draft.target !== null && !known.some((one) => one.id === draft.target);
  return (
    <Group gap="xs" align="flex-start">
      <Select
        flex={1}
        miw={180}
        aria-label={t(`dest.choose_${kind}`)}
        placeholder={t(`dest.choose_${kind}`)}
        searchable={known.length > 8}
        data={known.map((one) => ({ value: String(one.id), label: one.name }))}
        value={isGone || draft.target === null ? null : String(draft.target)}
        error={isGone ? t("dest.gone") : error}
        onChange={(value) => change({ target: value === null ? null : Number(value) })}
      />
      {kind === "view" && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setNaming(true)}
        >
          {t("dest.make_view")}
        </Button>
      )}
      {isNaming && (
        <ViewNameModal
          onClose={() => setNaming(false)}
          onMade={(view) => change({ toKind: "view", target: view.id })}
        />
      )}
    </Group>
  );
}
