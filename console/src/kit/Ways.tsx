import { Button, Group } from "@mantine/core";
import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { useTitle } from "@/kit/useTitle";

export interface Way {
  to: NonNullable<LinkProps["to"]>;
  label: string;
}

/** The ways between the pages of one room; what is open beside a page is left behind, what was chosen on it stays. */
export function Ways({ label, ways }: { label: string; ways: readonly Way[] }) {
  const { pathname } = useLocation();
  useTitle(ways.find((one) => one.to === pathname)?.label, label); // after the page's head, which knows no views
  return (
    <Group component="nav" gap={4} mb="md" aria-label={label}>
      {ways.map((one) => (
        <Link
          key={one.to}
          to={one.to}
          search={(old: object) => ({ ...old, open: undefined })}
          activeOptions={{ exact: true, includeSearch: false }}
          style={{ textDecoration: "none" }}
        >
          {({ isActive }: { isActive: boolean }) => (
            <Button component="span" size="compact-md" variant={isActive ? "light" : "subtle"}>
              {one.label}
            </Button>
          )}
        </Link>
      ))}
    </Group>
  );
}
