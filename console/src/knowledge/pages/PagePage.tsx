import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PageShown } from "@/api";
import {
  getStoresByStoreKnowledgeOptions,
  postStoresByStoreKnowledgeArticlesMutation,
  postStoresByStoreKnowledgePagesMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { TextLink } from "@/knowledge/links";
import { SourceLink } from "@/knowledge/pages/SourceLink";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";
import type { Draft } from "@/knowledge/writing/draft";
import { Editor } from "@/knowledge/writing/Editor";

const LONGEST = 2000;

/** What was read at an address, and what was changed in it before it is saved. */
interface Read {
  page: Pick<PageShown, "url" | "known">;
  draft: Draft;
}

/** Makes an article of a page of the web: its address is pasted, its text looked at, and then it is saved. */
export function PagePage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const { data, error, refetch } = useQuery(getStoresByStoreKnowledgeOptions({ path: { store } }));
  return (
    <Stack gap="md">
      <TextLink to="/content" size="sm">
        {t("article.back")}
      </TextLink>
      <PageHead title={t("page.title")} about={t("page.about")} />
      {!mayWrite && <Alert color="yellow">{t("editor.read_only")}</Alert>}
      {error && <ErrorNotice error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      {data && mayWrite && <Steps store={store} usual={data.usual_review_by ?? ""} />}
    </Stack>
  );
}

function Steps({ store, usual }: { store: string; usual: string }) {
  const [read, keep, forget] = useKept<Read | null>(`content:${store}:page`, null);
  if (read) return <Look store={store} read={read} keep={keep} forget={forget} />;
  return (
    <Address
      store={store}
      take={({ url, known, title, body, language }) =>
        keep({ page: { url, known }, draft: { title, body, language, reviewBy: usual, revision: 0 } })
      }
    />
  );
}

function Address({ store, take }: { store: string; take: (page: PageShown) => void }) {
  const { t } = useTranslation("knowledge");
  const [url, setUrl] = useKept(`content:${store}:page-address`, "");
  const [isTried, setTried] = useState(false);
  const read = useMutation({ ...postStoresByStoreKnowledgePagesMutation(), onSuccess: take });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (url.trim() && !read.isPending) read.mutate({ path: { store }, body: { url: url.trim() } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={720}>
        <TextInput
          type="url"
          label={t("page.address")}
          description={t("page.address_about")}
          placeholder="https://"
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
          error={isTried && !url.trim() ? t("page.address_missing") : undefined}
          maxLength={LONGEST}
          required
        />
        {read.error && <ErrorNotice error={read.error} />}
        <Group gap="sm">
          <Button type="submit" loading={read.isPending} leftSection={<IconWorld aria-hidden size={16} />}>
            {t("page.read")}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {read.isPending ? t("page.reading") : ""}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

interface Looked {
  store: string;
  read: Read;
  keep: (read: Read) => void;
  forget: () => void;
}

function Look({ store, read, keep, forget }: Looked) {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const renew = useRenew();
  const { page, draft } = read;
  const empty = useMemo<Draft>(() => ({ ...draft, title: "", body: "" }), [draft]);
  const save = useMutation({
    ...postStoresByStoreKnowledgeArticlesMutation(),
    onSuccess: async (article) => {
      forget();
      told(t("editor.added", { title: article.title }));
      await renew();
      await navigate({ to: "/content/$articleId", params: { articleId: String(article.id) } });
    },
  });
  return (
    <>
      <Alert color={page.known ? "yellow" : "gray"} icon={<IconWorld aria-hidden />}>
        <Stack gap={4}>
          <Text size="sm">
            {t("article.page")} <SourceLink url={page.url} />
          </Text>
          <Text size="sm">{t("page.look")}</Text>
          {page.known && (
            <TextLink to="/content/$articleId/page" params={{ articleId: String(page.known.id) }} size="sm">
              {t("page.known", { title: page.known.title })}
            </TextLink>
          )}
        </Stack>
      </Alert>
      <Editor
        draft={draft}
        began={empty}
        change={(changed) => keep({ page, draft: changed })}
        discard={forget}
        isNew
        isSaving={save.isPending}
        error={save.error}
        save={() =>
          save.mutate({
            path: { store },
            body: {
              title: draft.title,
              body: draft.body,
              language: draft.language,
              review_by: draft.reviewBy || null,
              source_url: page.url,
            },
          })
        }
        leave={() => void navigate({ to: "/content" })}
      />
    </>
  );
}
