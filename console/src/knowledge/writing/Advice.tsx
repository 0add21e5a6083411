import { Alert, List, Text } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { GROUPS } from "@/knowledge/policies/points";
import type { Draft } from "@/knowledge/writing/draft";
import { hints } from "@/knowledge/writing/hints";

/** What to write for the point this article is to state, and what makes the text hard to find. */
export function Advice({ draft, point }: { draft: Draft; point?: string }) {
  const { t } = useTranslation("knowledge");
  const found = hints(draft.title, draft.body);
  const known = GROUPS.flatMap(({ kinds }) => kinds).find((kind) => kind === point);
  if (!known && found.length === 0) return null;
  return (
    <Alert color="gray" icon={<IconBulb aria-hidden />} title={t("advice.title")}>
      {known && <Text size="sm">{t(`points.${known}.advice`)}</Text>}
      {found.length > 0 && (
        <List size="sm">
          {found.map((hint) => (
            <List.Item key={hint}>{t(`advice.${hint}`)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
