import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { postDeskTemplatesCheck } from "@/api";
import { mend, placeOf } from "@/helpdesk/replies/texts";

interface Props {
  text: string;
  onMend?: (text: string) => void;
  onCount: (count: number) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What is wrong with the variables of a text as it is typed: where, and which name may have been meant. */
export function VariableProblems({ text, onMend, onCount, field }: Props) {
  const { t } = useTranslation("helpdesk/replies");
  const [typed] = useDebouncedValue(text, 350);
  const hasBraces = /[{}]/.test(typed);
  const checked = useQuery({
    queryKey: ["template-check", typed],
    queryFn: async ({ signal }) =>
      (await postDeskTemplatesCheck({ body: { text: typed }, signal, throwOnError: true })).data,
    enabled: hasBraces,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const problems = hasBraces && /[{}]/.test(text) ? (checked.data?.problems ?? []) : [];
  useEffect(() => onCount(problems.length), [onCount, problems.length]);
  const show = (line: number, column: number) => {
    const at = placeOf(text, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(at, Math.max(at + 2, text.indexOf("}}", at) + 2));
  };
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Alert color="red" title={t("problems.title", { count: problems.length })}>
          <Stack gap={6}>
            {problems.map((one) => (
              <Group key={`${one.line}:${one.column}`} gap="xs">
                <Text size="sm">
                  {t(one.variable ? "problems.variable" : "problems.brace", {
                    line: one.line,
                    sign: one.column,
                    name: `{{${one.variable}}}`,
                  })}
                </Text>
                <Button size="compact-xs" variant="default" onClick={() => show(one.line, one.column)}>
                  {t("problems.show")}
                </Button>
                {one.nearest && onMend && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => onMend(mend(text, one.line, one.column, one.variable, one.nearest))}
                  >
                    {t("problems.use", { name: one.nearest })}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        </Alert>
      )}
    </div>
  );
}
