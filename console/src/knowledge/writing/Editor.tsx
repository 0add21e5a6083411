import { Button, Grid, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { TextLink } from "@/knowledge/links";
import { languageChoices, languageName } from "@/knowledge/room";
import { Advice } from "@/knowledge/writing/Advice";
import { type Draft, differs } from "@/knowledge/writing/draft";
import { Preview } from "@/knowledge/writing/Preview";

const LONGEST = 500_000;

interface Props {
  draft: Draft;
  /** What stands there without anything typed. */
  began: Draft;
  change: (draft: Draft) => void;
  discard: () => void;
  save: () => void;
  leave: () => void;
  isSaving: boolean;
  isNew?: boolean;
  isLate?: boolean;
  point?: string;
  error: unknown;
}

/** The form of an article: its words on one side, on the other how they look and what code would read in them. */
export function Editor(props: Props) {
  const { t } = useTranslation("knowledge");
  const { draft, change } = props;
  const [isTried, setTried] = useState(false);
  const isDirty = differs(draft, props.began);
  const noTitle = !/[\p{L}\p{N}]/u.test(draft.title);
  const noBody = !/[\p{L}\p{N}]/u.test(draft.body);
  const submit = (event?: FormEvent | KeyboardEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!noTitle && !noBody && !props.isLate && !props.isSaving) props.save();
  };
  useHotkeys([["mod+S", submit]], []);
  return (
    <form onSubmit={submit} noValidate>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="sm">
            <TextInput
              label={t("editor.article_title")}
              description={t("editor.title_about")}
              value={draft.title}
              onChange={({ currentTarget }) => change({ ...draft, title: currentTarget.value })}
              error={isTried && noTitle ? t("editor.title_missing") : undefined}
              maxLength={200}
              required
            />
            <Group gap="sm" grow align="flex-start">
              {props.isNew ? (
                <Select
                  label={t("language")}
                  data={languageChoices()}
                  value={draft.language}
                  onChange={(language) => change({ ...draft, language: language ?? draft.language })}
                  allowDeselect={false}
                />
              ) : (
                <TextInput label={t("language")} value={languageName(draft.language)} readOnly />
              )}
              <TextInput
                type="date"
                label={t("review.by")}
                value={draft.reviewBy}
                onChange={({ currentTarget }) => change({ ...draft, reviewBy: currentTarget.value })}
              />
            </Group>
            <Textarea
              label={t("editor.text")}
              description={t("editor.text_about")}
              value={draft.body}
              onChange={({ currentTarget }) => change({ ...draft, body: currentTarget.value })}
              error={isTried && noBody ? t("editor.text_missing") : undefined}
              autosize
              minRows={14}
              maxRows={30}
              maxLength={LONGEST}
              lang={draft.language}
              required
            />
            <Advice draft={draft} point={props.point} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Preview draft={draft} />
        </Grid.Col>
      </Grid>
      <Stack
        gap="xs"
        py="sm"
        mt="md"
        pos="sticky"
        bottom={0}
        bg="var(--mantine-color-body)"
        style={{ borderTop: "1px solid var(--mantine-color-default-border)", zIndex: 2 }}
      >
        {props.error != null && <Refused error={props.error} />}
        <Group gap="xs">
          <Button type="submit" loading={props.isSaving} disabled={props.isLate || !isDirty}>
            {t("editor.save")}
          </Button>
          <Button variant="default" onClick={props.leave}>
            {t("editor.leave")}
          </Button>
          {isDirty && (
            <Button variant="subtle" onClick={props.discard}>
              {t("editor.discard")}
            </Button>
          )}
          <Text size="sm" c="dimmed" role="status">
            {isDirty ? t("editor.unsaved") : t("editor.clean")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation("knowledge");
  const { facts } = asProblem(error);
  return (
    <Stack gap={4}>
      <ErrorNotice error={error} />
      {facts.article_id !== undefined && (
        <TextLink to="/content/$articleId" params={{ articleId: String(facts.article_id) }} size="sm">
          {t("upload.open", { title: String(facts.article_title ?? "") })}
        </TextLink>
      )}
    </Stack>
  );
}
