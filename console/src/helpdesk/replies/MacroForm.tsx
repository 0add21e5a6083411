import {
  Anchor,
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MacroShown, MacrosWords } from "@/api";
import {
  deleteDeskMacrosByMacroIdMutation,
  postDeskMacrosMutation,
  putDeskMacrosByMacroIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { Conflict } from "@/helpdesk/replies/Conflict";
import { countsIn, useChanged, useTemplates } from "@/helpdesk/replies/lists";
import { useWhose } from "@/helpdesk/replies/useWhose";
import { ErrorNotice, PageHead } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told, useRefused } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useMay, useMe, useStores } from "@/shell/session";

const OUTCOMES = ["none", "label_issued", "partial_refund", "replacement_confirmed"] as const;
const REASONS = ["damaged", "late", "wrong_item", "missing_part", "quality", "goodwill"];
const THENS = ["waiting", "open", "closed"] as const;
const MOST_TAGS = 10;

/** Writes a macro: the template it answers with, its tags, what it decides and why (S5-27). */
export function MacroForm({ macro }: { macro: MacroShown }) {
  const { t } = useTranslation("helpdesk/replies");
  const mayWrite = useMay("manager");
  const isLimited = useMe().stores !== null;
  const stores = useStores();
  const whose = useWhose();
  const refused = useRefused();
  const changed = useChanged();
  const navigate = useNavigate();
  const templates = useTemplates();
  const isNew = macro.id === 0;
  const [blank] = useState(() => ({
    ...macro,
    store_id: macro.store_id ?? (isNew && isLimited ? (stores[0]?.id ?? null) : null),
  }));
  const [draft, setDraft, forget] = useKept<MacroShown>(`macro:${macro.id || "new"}`, blank);
  const write = (part: Partial<MacroShown>) => setDraft({ ...draft, ...part });
  const isTouched =
    JSON.stringify({ ...draft, updated_at: "" }) !== JSON.stringify({ ...blank, updated_at: "" });
  const done = async (word: string, name: string) => {
    forget();
    told(t(word, { name }));
    await changed();
    await navigate({ to: "/replies/macros" });
  };
  const add = useMutation({ ...postDeskMacrosMutation(), onSuccess: (one) => done("macro.saved", one.name) });
  const revise = useMutation({
    ...putDeskMacrosByMacroIdMutation(),
    onSuccess: (one) => done("macro.saved", one.name),
  });
  const retire = useMutation({
    ...deleteDeskMacrosByMacroIdMutation(),
    onSuccess: () => done("macro.retired", macro.name),
    onError: refused,
  });
  const save = isNew ? add : revise;
  const problem = save.isError ? asProblem(save.error) : null;
  const isConflict =
    problem?.code === "changed_meanwhile" || (!isNew && draft.updated_at !== macro.updated_at);
  const needsReason = draft.outcome === "partial_refund" && draft.reasons.length === 0;
  const keys = [
    ...new Set(countsIn(templates.data ?? [], draft.store_id ?? undefined).map((one) => one.key)),
  ];
  const submit = () => {
    const { name, outcome, template_key, tags, reasons, then, place } = draft;
    const words = { name, outcome, template_key, tags, reasons, then, place } as MacrosWords;
    if (isNew) add.mutate({ body: { ...words, key: draft.key, store_id: draft.store_id } });
    else revise.mutate({ path: { macro_id: macro.id }, body: { ...words, seen_at: draft.updated_at } });
  };
  const ask = () =>
    modals.openConfirmModal({
      title: t("retire"),
      children: <Text size="sm">{t("macro.retire_about")}</Text>,
      labels: { confirm: t("retire"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("cancel") },
      onConfirm: () => retire.mutate({ path: { macro_id: macro.id } }),
    });
  return (
    <>
      <Anchor component={Link} to="/replies/macros" fz="sm">
        {t("back")}
      </Anchor>
      <PageHead title={isNew ? t("macros.write") : macro.name} about={t("macro.about")}>
        {!isNew && mayWrite && (
          <Button variant="default" c="red" loading={retire.isPending} onClick={ask}>
            {t("retire")}
          </Button>
        )}
      </PageHead>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm" maw={640}>
          {isConflict && (
            <Conflict
              keepMine={() => write({ updated_at: macro.updated_at })}
              takeTheirs={() => write(macro)}
            />
          )}
          {!isNew && (
            <Text size="sm" c="dimmed">
              {macro.key} · {whose(macro.store_id)}
            </Text>
          )}
          <TextInput
            label={t("name")}
            required
            readOnly={!mayWrite}
            maxLength={200}
            value={draft.name}
            onChange={(event) => write({ name: event.currentTarget.value })}
          />
          {isNew && (
            <Group grow align="flex-start">
              <TextInput
                label={t("macro.key")}
                required
                maxLength={40}
                value={draft.key}
                error={draft.key !== "" && !/^[a-z0-9][a-z0-9_-]{0,39}$/.test(draft.key) && t("key_wrong")}
                onChange={(event) => write({ key: event.currentTarget.value })}
              />
              <Select
                label={t("whose")}
                allowDeselect={false}
                data={[
                  ...(isLimited ? [] : [{ value: "0", label: t("shared") }]),
                  ...stores.map((one) => ({ value: String(one.id), label: one.name })),
                ]}
                value={String(draft.store_id ?? 0)}
                onChange={(value) => write({ store_id: Number(value) || null })}
              />
            </Group>
          )}
          <Select
            label={t("macro.template")}
            description={t("macro.template_about")}
            required
            searchable
            readOnly={!mayWrite}
            allowDeselect={false}
            data={[...new Set([...keys, ...(draft.template_key ? [draft.template_key] : [])])].map((key) => ({
              value: key,
              label: `/${key}`,
            }))}
            error={
              templates.data && draft.template_key && !keys.includes(draft.template_key)
                ? t("macros.broken", { key: draft.template_key })
                : undefined
            }
            value={draft.template_key || null}
            onChange={(key) => write({ template_key: key ?? "" })}
          />
          <TagsInput
            label={t("macros.tags")}
            description={t("macro.tags_about")}
            readOnly={!mayWrite}
            maxTags={MOST_TAGS}
            clearable
            value={draft.tags}
            onChange={(tags) => write({ tags })}
          />
          <Select
            label={t("macro.outcome")}
            description={t("macro.outcome_about")}
            readOnly={!mayWrite}
            allowDeselect={false}
            data={OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
            value={draft.outcome}
            onChange={(outcome) => write({ outcome: outcome ?? "none" })}
          />
          <MultiSelect
            label={t("macro.reasons")}
            description={t("macro.reasons_about")}
            readOnly={!mayWrite}
            data={REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
            error={needsReason && t("macro.reason_needed")}
            value={draft.reasons}
            onChange={(reasons) => write({ reasons })}
          />
          <Group grow align="flex-start">
            <Select
              label={t("macros.then")}
              readOnly={!mayWrite}
              allowDeselect={false}
              data={THENS.map((one) => ({ value: one, label: t(`thens.${one}`) }))}
              value={draft.then}
              // biome-ignore lint/suspicious/noThenProperty: the server calls it so
              onChange={(then) => write({ then: then ?? "waiting" })}
            />
            <NumberInput
              label={t("macro.place")}
              readOnly={!mayWrite}
              min={0}
              max={1000}
              allowDecimal={false}
              value={draft.place}
              onChange={(value) => write({ place: Number(value) || 0 })}
            />
          </Group>
          {problem && problem.code !== "changed_meanwhile" && <ErrorNotice error={problem} />}
          {mayWrite && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={needsReason || (!isNew && !isTouched)}>
                {t("save")}
              </Button>
              {isTouched && (
                <Button variant="default" onClick={forget}>
                  {t("discard")}
                </Button>
              )}
              {isTouched && (
                <Text size="sm" c="dimmed">
                  {t("unsaved")}
                </Text>
              )}
            </Group>
          )}
        </Stack>
      </form>
    </>
  );
}
