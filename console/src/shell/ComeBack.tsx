import { Alert, Button, Modal, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonShown } from "@/api";
import { postStaffSignIn, postStaffSignInLink } from "@/api";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { onSignedOut, queries } from "@/kit/queries";

/**
 * Signs somebody in again over the page they are on, when their session has ended: what they were typing stays.
 */
export function ComeBack() {
  const { t } = useTranslation("shell");
  const [isOut, setOut] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isMailed, setMailed] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm({ initialValues: { email: "", password: "", code: "" } });
  useEffect(
    () =>
      onSignedOut(() => {
        const me = queries.getQueriesData<PersonShown>({ queryKey: [{ _id: "getStaffMe" }] })[0]?.[1];
        if (!me)
          location.assign(`/admin/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
        else {
          form.setFieldValue("email", me.email);
          setOut(true);
        }
      }),
    [form.setFieldValue],
  );
  const again = async () => {
    setOut(false);
    setError(null);
    await queries.refetchQueries({ predicate: (one) => one.state.status === "error" || one.isActive() });
  };
  const enter = form.onSubmit(async (entry) => {
    setError(null);
    try {
      await postStaffSignIn({ body: entry });
      await again();
    } catch (thrown) {
      setNeedsCode(needsCode || asProblem(thrown).code === "code_needed");
      setError(thrown);
    }
  });
  const mail = async () => {
    try {
      await postStaffSignInLink({ body: { email: form.values.email } });
      setMailed(true);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Modal
      opened={isOut}
      onClose={() => setOut(false)}
      title={t("session_over")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={enter}>
        <Stack gap="sm">
          <Text size="sm">{t("session_over_about")}</Text>
          {error !== null && <ErrorNotice error={error} />}
          <TextInput label={t("email")} autoComplete="username" {...form.getInputProps("email")} />
          <PasswordInput
            label={t("password")}
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          {needsCode && (
            <TextInput label={t("code")} autoComplete="one-time-code" {...form.getInputProps("code")} />
          )}
          <Button type="submit">{t("sign_in")}</Button>
          {isMailed ? (
            <Alert>{t("link_mailed")}</Alert>
          ) : (
            <Button variant="subtle" onClick={() => void mail()}>
              {t("mail_link")}
            </Button>
          )}
          {isMailed && <Button onClick={() => void again()}>{t("i_am_back")}</Button>}
        </Stack>
      </form>
    </Modal>
  );
}
