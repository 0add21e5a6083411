import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useLocation, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { idle } from "@/kit/idle";
import { PageLoading } from "@/kit/Notices";
import { PLACES, type Place } from "@/shell/places";
import { useMay, useStores } from "@/shell/session";

const Corner = lazy(async () => {
  await idle();
  return { default: (await import("@/shell/Corner")).Corner };
});
const UnknownStore = lazy(async () => ({ default: (await import("@/commerce/UnknownStore")).UnknownStore }));
const ComeBack = lazy(async () => {
  await idle();
  return { default: (await import("@/shell/ComeBack")).ComeBack };
});

/** What every page stands in: the way to all others, who one is, and whether news comes by itself. */
export function Shell() {
  const { t } = useTranslation("shell");
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu of a narrow screen
  useEffect(close, [pathname]);
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: "md", collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t("menu")} />
            <Text fw={700}>Tillside</Text>
          </Group>
          <Suspense>
            <Corner />
          </Suspense>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t("menu")}>
        <ScrollArea type="hover" p="xs">
          {PLACES.map((group) => (
            <section key={group.word} aria-label={t(group.word)}>
              <Text size="xs" c="dimmed" fw={600} px="sm" pt="xs" aria-hidden>
                {t(group.word)}
              </Text>
              {group.places.map((place) => (
                <Suspense key={place.to}>
                  <Way {...place} isHere={pathname === place.to || pathname.startsWith(`${place.to}/`)} />
                </Suspense>
              ))}
            </section>
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Suspense fallback={<PageLoading />}>
          <Page />
        </Suspense>
      </AppShell.Main>
      <Suspense>
        <ComeBack />
      </Suspense>
    </AppShell>
  );
}

/** What the address asks for; where it names a store, once that is known to be one of theirs. */
function Page() {
  const { store } = useSearch({ strict: false }) as { store?: string };
  return store ? <OfStore named={store} /> : <Outlet />;
}

function OfStore({ named }: { named: string }) {
  return useStores().some((one) => one.key === named) ? <Outlet /> : <UnknownStore />;
}

function Way({ to, word, Icon, role = "agent", isHere }: Place & { isHere: boolean }) {
  const { t } = useTranslation("shell");
  if (!useMay(role)) return null;
  return (
    <NavLink
      renderRoot={(props) => <Link to={to} {...props} />}
      label={t(word)}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      active={isHere}
      aria-current={isHere ? "page" : undefined}
      py={6}
    />
  );
}
