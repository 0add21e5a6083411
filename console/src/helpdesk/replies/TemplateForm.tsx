import { Anchor, Button, Grid, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateShown } from "@/api";
import {
  postDeskTemplatesMutation,
  putDeskTemplatesByTemplateIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { Conflict } from "@/helpdesk/replies/Conflict";
import { useChanged } from "@/helpdesk/replies/lists";
import { RetireTemplate } from "@/helpdesk/replies/RetireTemplate";
import { TextEditor } from "@/helpdesk/replies/TextEditor";
import { TicketPreview } from "@/helpdesk/replies/TicketPreview";
import { written } from "@/helpdesk/replies/texts";
import { useWhose } from "@/helpdesk/replies/useWhose";
import { ErrorNotice, PageHead } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useMay, useMe, useStores } from "@/shell/session";

interface Draft {
  key: string;
  name: string;
  store: number | null;
  texts: Record<string, string>;
  /** When what is written anew was last changed, as far as it was seen here. */
  seen: string;
}

/** Writes a template: its words by language and tone, checked as they are typed, tried on a real ticket. */
export function TemplateForm({ template }: { template: TemplateShown }) {
  const { t } = useTranslation("helpdesk/replies");
  const mayWrite = useMay("manager");
  const isLimited = useMe().stores !== null;
  const stores = useStores();
  const whose = useWhose();
  const changed = useChanged();
  const navigate = useNavigate();
  const isNew = template.id === 0;
  const [blank] = useState<Draft>(() => ({
    key: template.key,
    name: template.name,
    store: template.store_id ?? (isNew && isLimited ? (stores[0]?.id ?? null) : null),
    texts: template.texts,
    seen: template.updated_at,
  }));
  const [draft, setDraft, forget] = useKept<Draft>(`template:${template.id || "new"}`, blank);
  const [problems, setProblems] = useState(0);
  const write = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const texts = written(draft.texts);
  const isTouched =
    draft.name !== template.name ||
    draft.key !== template.key ||
    JSON.stringify(texts) !== JSON.stringify(template.texts);
  const done = async (one: TemplateShown) => {
    forget();
    told(t("template.saved", { name: one.name }));
    await changed();
    await navigate({ to: "/replies" });
  };
  const add = useMutation({ ...postDeskTemplatesMutation(), onSuccess: done });
  const revise = useMutation({ ...putDeskTemplatesByTemplateIdMutation(), onSuccess: done });
  const save = isNew ? add : revise;
  const problem = save.isError ? asProblem(save.error) : null;
  const isConflict = problem?.code === "changed_meanwhile" || (!isNew && draft.seen !== template.updated_at);
  const submit = () => {
    const words = { name: draft.name, texts };
    if (isNew) add.mutate({ body: { ...words, key: draft.key, store_id: draft.store } });
    else revise.mutate({ path: { template_id: template.id }, body: { ...words, seen_at: draft.seen } });
  };
  return (
    <>
      <Anchor component={Link} to="/replies" fz="sm">
        {t("back")}
      </Anchor>
      <PageHead title={isNew ? t("templates.write") : template.name} about={t("template.about")}>
        {!isNew && mayWrite && <RetireTemplate template={template} />}
      </PageHead>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <Stack gap="sm">
              {isConflict && (
                <Conflict
                  keepMine={() => write({ seen: template.updated_at })}
                  takeTheirs={() => {
                    forget();
                    write({ name: template.name, texts: template.texts, seen: template.updated_at });
                  }}
                />
              )}
              <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
                <TextInput
                  label={t("name")}
                  required
                  readOnly={!mayWrite}
                  maxLength={200}
                  value={draft.name}
                  onChange={(event) => write({ name: event.currentTarget.value })}
                />
                {isNew ? (
                  <TextInput
                    label={t("key")}
                    description={t("key_about")}
                    required
                    leftSection="/"
                    maxLength={41}
                    value={draft.key}
                    error={
                      draft.key !== "" && !/^\/?[a-z0-9][a-z0-9_-]{0,39}$/.test(draft.key) && t("key_wrong")
                    }
                    onChange={(event) => write({ key: event.currentTarget.value })}
                  />
                ) : (
                  <Text size="sm" c="dimmed" mt={{ base: 0, sm: 30 }}>
                    /{template.key} · {whose(template.store_id)}
                  </Text>
                )}
              </Group>
              {isNew && (
                <Select
                  label={t("whose")}
                  description={t("whose_about")}
                  allowDeselect={false}
                  data={[
                    ...(isLimited ? [] : [{ value: "0", label: t("shared") }]),
                    ...stores.map((one) => ({ value: String(one.id), label: one.name })),
                  ]}
                  value={String(draft.store ?? 0)}
                  onChange={(value) => write({ store: Number(value) || null })}
                />
              )}
              <TextEditor
                texts={draft.texts}
                isReadOnly={!mayWrite}
                onChange={(all) => write({ texts: all })}
                onProblems={setProblems}
              />
              {problem && problem.code !== "changed_meanwhile" && <ErrorNotice error={problem} />}
              {mayWrite && (
                <Group>
                  <Button type="submit" loading={save.isPending} disabled={!isNew && !isTouched}>
                    {t("save")}
                  </Button>
                  {isTouched && (
                    <Button variant="default" onClick={forget}>
                      {t("discard")}
                    </Button>
                  )}
                  <Text size="sm" c="dimmed" aria-live="polite">
                    {problems > 0
                      ? t("template.problems", { count: problems })
                      : isTouched
                        ? t("unsaved")
                        : ""}
                  </Text>
                </Group>
              )}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <TicketPreview texts={texts} />
          </Grid.Col>
        </Grid>
      </form>
    </>
  );
}
