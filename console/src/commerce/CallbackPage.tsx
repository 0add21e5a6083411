import { Anchor, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { postShopSystemsByNameAnswersMutation } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, PageHead, PageLoading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";

/** Where a vendor sends the browser after authorising: hands on, once, what it brought, and leads to the store. */
export function CallbackPage() {
  const { t } = useTranslation("commerce");
  const { key: system } = useParams({ strict: false }) as { key: string };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isSent = useRef(false);
  const answer = useMutation({
    ...postShopSystemsByNameAnswersMutation(),
    onSuccess: async ({ store }) => {
      await queries.invalidateQueries();
      told(t("callback.done"));
      void navigate({ to: "/shop/$key", params: { key: store }, search: {}, replace: true });
    },
  });
  const { mutate } = answer;
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    mutate({ path: { name: system }, body: { query: location.search } });
  }, [mutate, system]);
  const store = answer.error ? asProblem(answer.error).facts.store : undefined;
  return (
    <>
      <PageHead title={t("callback.title")} />
      {!answer.error && (
        <>
          <Text role="status">{t("callback.about")}</Text>
          <PageLoading />
        </>
      )}
      {answer.error && (
        <Stack gap="sm" maw={720}>
          <ErrorNotice error={answer.error} />
          {typeof store === "string" ? (
            <Anchor renderRoot={(props) => <Link {...props} to="/shop/$key" params={{ key: store }} />}>
              {t("callback.again")}
            </Anchor>
          ) : (
            <Anchor component={Link} to="/shop">
              {t("all")}
            </Anchor>
          )}
        </Stack>
      )}
    </>
  );
}
