import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TrialOrder } from "@/api";
import { postStoresByStoreShopOrderMutation } from "@/api/@tanstack/react-query.gen";
import { moment, money } from "@/kit/format";
import { useSentence } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";

/** Tries the connection with a customer's newest order: its items, and each parcel with carrier and number (S5-13). */
export function TrialPart({ store }: { store: string }) {
  const { t } = useTranslation("commerce");
  const sentence = useSentence();
  const [email, setEmail] = useState("");
  const look = useMutation(postStoresByStoreShopOrderMutation());
  return (
    <Part title={t("trial.title")} about={t("trial.about")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (email.trim()) look.mutate({ path: { store }, body: { email: email.trim() } });
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end" gap="sm">
            <TextInput
              type="email"
              label={t("trial.email")}
              maxLength={200}
              flex="1 1 240px"
              value={email}
              error={look.error ? sentence(asProblem(look.error)) : undefined}
              onChange={(event) => {
                look.reset();
                setEmail(event.currentTarget.value);
              }}
            />
            <Button
              type="submit"
              variant="default"
              loading={look.isPending}
              disabled={email.trim().length < 3}
            >
              {t("trial.look")}
            </Button>
          </Group>
          <div role="status">
            {look.data && !look.data.order && <Text size="sm">{t("trial.none")}</Text>}
            {look.data?.order && <Found order={look.data.order} />}
          </div>
        </Stack>
      </form>
    </Part>
  );
}

function Found({ order }: { order: TrialOrder }) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="xs">
      <Text>
        <strong>{order.name}</strong>{" "}
        <Text span size="sm" c="dimmed">
          {[
            moment(order.placed_at),
            t(`payment.${order.payment}`, { defaultValue: order.payment }),
            money(order.total.amount, order.total.currency),
          ].join(" · ")}
        </Text>
      </Text>
      <Stack component="ul" gap={2} m={0} pl="lg" aria-label={t("trial.items")}>
        {order.items.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one order do not move
          <Text key={at} component="li" size="sm">
            {one.count} × {[one.title, one.variant].filter(Boolean).join(", ")},{" "}
            {money(one.price.amount, one.price.currency)}
          </Text>
        ))}
      </Stack>
      {order.parcels.length === 0 && <Text size="sm">{t("trial.not_sent")}</Text>}
      {order.parcels.map((one) => (
        <Text key={one.place} size="sm">
          <strong>{t("trial.parcel", { number: one.place })}</strong>{" "}
          {[one.carrier || t("trial.no_carrier"), t(`stage.${one.stage}`, { defaultValue: one.stage })].join(
            " · ",
          )}
          {" · "}
          {one.link ? (
            <Anchor href={one.link} rel="noreferrer" size="sm">
              {one.number || t("trial.follow")}
            </Anchor>
          ) : (
            one.number || t("trial.no_number")
          )}
        </Text>
      ))}
    </Stack>
  );
}
