import { Badge, Button, Collapse, Group, List, Loader, Paper, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconSparkles } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SuggestionShown } from "@/api";

/** The suggested reply, with the facts that it says and where each is from (S3-12 to S3-17); nothing is sent by it. */
export function Suggested({
  found,
  onUse,
  onDismiss,
}: {
  found: SuggestionShown;
  onUse: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const [isOpen, setOpen] = useState(false);
  const facts = found.facts ?? [];
  if (found.state === "waiting")
    return (
      <Group gap={6} role="status">
        <Loader size={12} />
        <Text size="xs" c="dimmed">
          {t("suggestion.waiting")}
        </Text>
      </Group>
    );
  return (
    <Paper
      withBorder
      p="xs"
      radius="sm"
      component="section"
      aria-label={t("suggestion.title")}
      className="suggested"
    >
      <Group gap={6} mb={4} justify="space-between">
        <Group gap={6}>
          <IconSparkles size={15} aria-hidden />
          <Text size="xs" fw={600}>
            {t("suggestion.title")}
          </Text>
          {found.is_by_model && (
            <Badge size="xs" variant="default">
              {t("suggestion.by_model")}
            </Badge>
          )}
        </Group>
        <Group gap={6}>
          <Button size="compact-xs" onClick={onUse} aria-keyshortcuts="Alt+U" title="Alt + U">
            {t("suggestion.use")}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={onDismiss}
            aria-keyshortcuts="Alt+X"
            title="Alt + X"
          >
            {t("suggestion.dismiss")}
          </Button>
        </Group>
      </Group>
      <Text
        size="sm"
        style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
        lang={found.language}
        className="suggested-text"
        tabIndex={0}
      >
        {found.text}
      </Text>
      {(found.beside ?? []).length > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("suggestion.beside", { count: found.beside?.length ?? 0 })}
        </Text>
      )}
      {facts.length > 0 && (
        <>
          <UnstyledButton mt={4} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            <Group gap={4}>
              <IconChevronDown
                size={14}
                aria-hidden
                style={{ transform: isOpen ? "none" : "rotate(-90deg)" }}
              />
              <Text size="xs" fw={500}>
                {t("suggestion.facts", { count: facts.length })}
              </Text>
            </Group>
          </UnstyledButton>
          <Collapse expanded={isOpen}>
            <List size="xs" mt={4} spacing={2}>
              {facts.map((fact) => (
                <List.Item key={`${fact.what}:${fact.said}`}>
                  {fact.said}{" "}
                  <Text span size="xs" c="dimmed">
                    {fact.source}
                  </Text>
                </List.Item>
              ))}
            </List>
          </Collapse>
        </>
      )}
    </Paper>
  );
}
