import {
  ActionIcon,
  Avatar,
  Group,
  Menu,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import {
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconPlugConnectedX,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { postStaffSignOut } from "@/api";
import { useIsLive } from "@/kit/events";
import { chooseLanguage, LANGUAGES } from "@/kit/words";
import { useMe } from "@/shell/session";

const SCHEMES = [
  ["light", IconSun],
  ["dark", IconMoon],
  ["auto", IconDeviceDesktop],
] as const;

/** The corner of every page: whether news comes by itself, who one is, colours, language, the way out. */
export function Corner() {
  const { t, i18n } = useTranslation("shell");
  const me = useMe();
  const isLive = useIsLive();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async () => {
    await postStaffSignOut();
    location.assign("/admin/sign-in");
  };
  return (
    <Group gap="xs" wrap="nowrap">
      {!isLive && (
        <Tooltip label={t("not_live")}>
          <ActionIcon variant="subtle" color="orange" aria-label={t("not_live")}>
            <IconPlugConnectedX size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <UnstyledButton aria-label={t("account", { name: me.name })}>
            <Avatar name={me.name} color="till" size={30} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name}</Menu.Label>
          <Menu.Item
            leftSection={<IconUser size={16} />}
            renderRoot={(props) => <Link to="/me" {...props} />}
          >
            {t("nav.me")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t("colours")}</Menu.Label>
          {SCHEMES.map(([scheme, Icon]) => (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} />}
              onClick={() => setColorScheme(scheme)}
              aria-current={scheme === colorScheme}
              fw={scheme === colorScheme ? 600 : 400}
            >
              {t(`scheme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t("language")}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {LANGUAGES.map((language) => (
                <Menu.Item
                  key={language}
                  lang={language}
                  aria-current={i18n.language === language}
                  onClick={() => void chooseLanguage(language)}
                  fw={i18n.language === language ? 600 : 400}
                >
                  {new Intl.DisplayNames([language], { type: "language" }).of(language)}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
            {t("sign_out")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
