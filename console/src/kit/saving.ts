import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { useCallback } from "react";
import { useSentence } from "@/kit/Notices";
import { asProblem, type FieldProblem } from "@/kit/problem";

const named = () => ({ "aria-label": i18next.t("close", { ns: "shell" }) });

/** Say shortly what was done; a screen reader hears it. */
export function told(message: string): void {
  notifications.show({ message, color: "teal", withBorder: true, closeButtonProps: named() });
}

/** Say what was not done, and why; it stays until it is closed. */
export function useRefused(): (error: unknown) => void {
  const sentence = useSentence();
  return useCallback(
    (error: unknown) =>
      void notifications.show({
        message: sentence(asProblem(error)),
        color: "red",
        withBorder: true,
        autoClose: false,
        closeButtonProps: named(),
      }),
    [sentence],
  );
}

/** The server's complaints by field, as Mantine's forms take them: `form.setErrors(fieldErrors(error))`. */
export function fieldErrors(error: unknown): Record<string, string> {
  const fields: FieldProblem[] = asProblem(error).fields;
  return Object.fromEntries(fields.map((one) => [one.field.replace(/^body\./, ""), one.problem]));
}
