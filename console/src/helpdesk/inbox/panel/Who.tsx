import { Badge, CopyButton, Group, Text, Title, UnstyledButton } from "@mantine/core";
import {
  IconClock,
  IconCopy,
  IconDeviceLaptop,
  IconLanguage,
  IconMail,
  IconMapPin,
  IconShieldCheck,
  IconShieldOff,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProfileBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { clock, placeOf } from "@/helpdesk/inbox/panel/told";

/** Who it is, whether that is proved, where they are and what their clock shows now (S3-58 to S3-60, S4-16). */
export function Who({ profile }: { profile: ProfileBody }) {
  const { t, i18n } = useTranslation("helpdesk/inbox/panel");
  const { customer, location, device } = profile;
  const claimed = (name: string) => (typeof profile.claims[name] === "string" ? profile.claims[name] : "");
  const email = customer?.email || claimed("email");
  const order = customer ? "" : claimed("order");
  const topic = claimed("topic");
  const system = [device?.browser, device?.system, device?.device].filter(Boolean).join(", ");
  return (
    <header className={s.head}>
      <Group gap={8} wrap="nowrap">
        <span className={s.dot} data-online={profile.is_online || undefined} aria-hidden />
        <Title order={2} size="h4">
          {customer?.name || claimed("name") || email || t("unknown")}
        </Title>
      </Group>
      <Text size="xs" c="dimmed">
        {t(profile.is_online ? "online" : "offline")}
      </Text>
      <Group gap={6} mt={8}>
        <Badge
          variant="default"
          tt="none"
          leftSection={
            customer ? <IconShieldCheck size={12} aria-hidden /> : <IconShieldOff size={12} aria-hidden />
          }
        >
          {t(customer ? "verified" : "unverified")}
        </Badge>
        <Badge variant="default" tt="none">
          {t(profile.is_returning ? "returning" : customer ? "new" : "visitor")}
        </Badge>
      </Group>
      <div className={s.facts}>
        {email && (
          <Fact icon={<IconMail size={16} aria-hidden />}>
            <Copied text={email} />
            {!customer && <span className={s.small}> {t("claimed")}</span>}
          </Fact>
        )}
        {location && (
          <Fact icon={<IconMapPin size={16} aria-hidden />}>
            {placeOf(location.country, location.city, i18n.language)}
            {location.source === "guess" && <span className={s.small}> {t("guess")}</span>}
          </Fact>
        )}
        {profile.time_zone && (
          <Fact icon={<IconClock size={16} aria-hidden />}>
            <LocalTime zone={profile.time_zone.name} />
          </Fact>
        )}
        {profile.language && (
          <Fact icon={<IconLanguage size={16} aria-hidden />}>
            {new Intl.DisplayNames([i18n.language], { type: "language" }).of(profile.language)}
          </Fact>
        )}
        {system && <Fact icon={<IconDeviceLaptop size={16} aria-hidden />}>{system}</Fact>}
      </div>
      {order && (
        <Text size="xs" mt={8}>
          {t("claims_order", { order })}
        </Text>
      )}
      {topic && (
        <Text size="xs" mt={order ? 0 : 8}>
          {t("claims_topic", { topic })}
        </Text>
      )}
    </header>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <>
      {icon}
      <div>{children}</div>
    </>
  );
}

function Copied({ text }: { text: string }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <UnstyledButton onClick={copy} fz="sm" aria-label={t("copy", { text })}>
          {text}{" "}
          {copied ? <span className={s.small}>{t("copied")}</span> : <IconCopy size={12} aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}

/** What a clock there shows now. */
function LocalTime({ zone }: { zone: string }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  const time = clock(now, zone);
  return time ? t("local_time", { time, zone: zone.replaceAll("_", " ") }) : zone;
}
