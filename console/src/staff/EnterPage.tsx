import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { postStaffSignInEnter } from "@/api";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { Door, goOn } from "@/staff/Door";

/** Where a mailed link leads. A mail scanner reads every link it sees: only the button uses the link up. */
export function EnterPage() {
  const { t } = useTranslation("staff");
  const { link = "", next } = useSearch({ from: "/enter" });
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    setBusy(true);
    try {
      await postStaffSignInEnter({ body: { link, code } });
      goOn(next);
    } catch (thrown) {
      const isAsked = asProblem(thrown).code === "code_needed";
      setNeedsCode(isAsked);
      setError(isAsked && !code ? null : thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Door title={t("enter.title")}>
      <form onSubmit={(event) => void enter(event)}>
        <Stack gap="sm">
          {error !== null && <ErrorNotice error={error} />}
          <Text size="sm">{t(needsCode ? "enter.code_about" : "enter.about")}</Text>
          {needsCode && (
            <TextInput
              label={t("door.code")}
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={isBusy}>
            {t("door.sign_in")}
          </Button>
          {error !== null && !needsCode && <Anchor href="/admin/sign-in">{t("enter.another")}</Anchor>}
        </Stack>
      </form>
    </Door>
  );
}
