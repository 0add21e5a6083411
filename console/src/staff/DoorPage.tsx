import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { postStaffSignIn, postStaffSignInLink } from "@/api";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { Door, goOn } from "@/staff/Door";

/** The way in: by a password, or by a link that is mailed. */
export function DoorPage() {
  const { t } = useTranslation("staff");
  const { next } = useSearch({ from: "/sign-in" });
  const [error, setError] = useState<unknown>(null);
  const [isMailed, setMailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const mailed = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMailed) mailed.current?.focus(); // the button that was pressed is dead meanwhile, and loses the keyboard
  }, [isMailed]);
  const form = useForm({
    initialValues: { email: "", password: "", code: "" },
    validate: { email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t("door.email_wrong")) },
  });
  const attempt = async (act: () => Promise<unknown>) => {
    setError(null);
    setBusy(true);
    try {
      await act();
    } catch (thrown) {
      setNeedsCode(needsCode || asProblem(thrown).code === "code_needed");
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const enter = form.onSubmit((entry) =>
    attempt(async () => {
      await postStaffSignIn({ body: entry });
      goOn(next);
    }),
  );
  const mail = () => {
    if (form.validateField("email").hasError) return;
    void attempt(async () => {
      await postStaffSignInLink({ body: { email: form.values.email, ...(next ? { next } : {}) } });
      setMailed(true);
    });
  };
  return (
    <Door title={t("door.title")}>
      <form onSubmit={enter}>
        <Stack gap="sm">
          {error !== null && <ErrorNotice error={error} />}
          <TextInput
            label={t("door.email")}
            type="email"
            autoComplete="username"
            data-autofocus
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t("door.password")}
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          {needsCode && (
            <TextInput
              label={t("door.code")}
              description={t("door.code_about")}
              autoComplete="one-time-code"
              {...form.getInputProps("code")}
            />
          )}
          <Button type="submit" loading={isBusy} disabled={!form.values.password}>
            {t("door.sign_in")}
          </Button>
          <Divider label={t("door.or")} />
          {isMailed && (
            <Alert role="status" ref={mailed} tabIndex={-1}>
              {t("door.mailed")}
            </Alert>
          )}
          <Button variant="default" onClick={mail} loading={isBusy}>
            {t("door.mail")}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
