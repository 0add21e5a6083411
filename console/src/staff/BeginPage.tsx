import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { postStaffSignInFirst } from "@/api";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem, SIGNED_OUT } from "@/kit/problem";
import { fieldErrors } from "@/kit/saving";
import { Door, goOn } from "@/staff/Door";

/** Where the link leads that a fresh program prints: the first owner says who they are, and begins to set up. */
export function BeginPage() {
  const { t } = useTranslation("staff");
  const { key = "" } = useSearch({ from: "/begin" });
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { name: "", email: "" },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() ? null : t("people.name_missing")),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t("door.email_wrong")),
    },
  });
  const begin = form.onSubmit(async (values) => {
    setError(null);
    setBusy(true);
    try {
      await postStaffSignInFirst({ body: { key, ...values }, throwOnError: true });
      goOn("/admin/setup");
    } catch (thrown) {
      setError(thrown);
      form.setErrors(fieldErrors(thrown));
    } finally {
      setBusy(false);
    }
  });
  const isPast = error !== null && [SIGNED_OUT, 409].includes(asProblem(error).status);
  return (
    <Door title={t("begin.title")}>
      <form onSubmit={begin}>
        <Stack gap="sm">
          {error !== null && <ErrorNotice error={error} />}
          <Text size="sm">{t("begin.about")}</Text>
          <TextInput label={t("begin.name")} autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            label={t("door.email")}
            description={t("begin.email_about")}
            type="email"
            autoComplete="email"
            {...form.getInputProps("email")}
          />
          <Button type="submit" loading={isBusy}>
            {t("begin.become")}
          </Button>
          {isPast && <Anchor href="/admin/sign-in">{t("door.title")}</Anchor>}
        </Stack>
      </form>
    </Door>
  );
}
