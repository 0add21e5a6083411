import { Button, VisuallyHidden } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item, Of } from "@/helpdesk/inbox/timeline/held";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";

/** Says what has come while one looks elsewhere in the list, aloud too, and leads there. */
export function News({
  items,
  isAtEnd,
  toEnd,
  customer,
}: {
  items: Item[] | undefined;
  isAtEnd: boolean;
  toEnd: () => void;
  customer: string;
}) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const messages = items?.filter((one): one is Of<"message"> => one.kind === "message") ?? [];
  const newest = messages.at(-1)?.id ?? 0;
  const [read, setRead] = useState(0);
  const [first, setFirst] = useState(0);
  if (items && first === 0) setFirst(newest || -1);
  if (items && (isAtEnd || read === 0) && read !== newest) setRead(newest);
  const count = messages.filter((one) => one.id > read).length;
  const heard = messages.findLast((one) => one.author === "customer" && one.id > first);
  return (
    <>
      <VisuallyHidden role="log" aria-live="polite">
        {heard && first !== 0 && t("heard", { name: customer || t("customer"), text: heard.text })}
      </VisuallyHidden>
      {!isAtEnd && (
        <div className={s.bottom}>
          <Button
            size="compact-sm"
            variant={count > 0 ? "filled" : "default"}
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={toEnd}
          >
            {count > 0 ? t("news", { count }) : t("to_end")}
          </Button>
        </div>
      )}
    </>
  );
}
