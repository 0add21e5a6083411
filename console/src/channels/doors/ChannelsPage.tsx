import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ChannelShown } from "@/api";
import { getStoresByStoreChannelsOptions } from "@/api/@tanstack/react-query.gen";
import { Causes, LastUsed, StateBadge } from "@/channels/doors/State";
import { Read, StorePage } from "@/shell/StorePage";

const FIRST = ["webchat", "email", "twilio", "meta"];
const place = ({ name }: ChannelShown) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
const inOrder = (channels: readonly ChannelShown[]) => [...channels].sort((a, b) => place(a) - place(b));

/** How customers reach a store: what is connected, whether it works, and the way to the page where it is. */
export function ChannelsPage() {
  const { t } = useTranslation("channels/doors");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {({ key }) => <OfStore store={key} />}
    </StorePage>
  );
}

function OfStore({ store }: { store: string }) {
  const found = useQuery(getStoresByStoreChannelsOptions({ path: { store } }));
  return (
    <Read of={found} rows={6}>
      {(data) => (
        <Stack component="ul" gap="sm" m={0} p={0} maw={860} style={{ listStyle: "none" }}>
          {inOrder(data).map((one) => (
            <One key={one.name} channel={one} store={store} />
          ))}
        </Stack>
      )}
    </Read>
  );
}

function One({ channel, store }: { channel: ChannelShown; store: string }) {
  const { t } = useTranslation("channels/doors");
  const title = t(`${channel.name}.title`, { defaultValue: channel.title });
  const about = t(`${channel.name}.about`, { defaultValue: "" });
  return (
    <Paper component="li" withBorder p="md" aria-label={title}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Title order={2} size="h4">
            <Anchor
              inherit
              renderRoot={(props) =>
                channel.can_be_connected ? (
                  <Link to="/channels/$name" params={{ name: channel.name }} search={{ store }} {...props} />
                ) : (
                  <Link to="/chat-window" search={{ store }} {...props} />
                )
              }
            >
              {title}
            </Anchor>
          </Title>
          <StateBadge channel={channel} />
        </Group>
        {about && <Text size="sm">{about}</Text>}
        {channel.note && (
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {channel.note}
          </Text>
        )}
        <Causes channel={channel} />
        <LastUsed channel={channel} />
      </Stack>
    </Paper>
  );
}
