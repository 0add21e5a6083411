import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const till: MantineColorsTuple = [
  "#e9f5f2",
  "#d5e7e2",
  "#abcfc5",
  "#7db6a6",
  "#58a18c",
  "#40947c",
  "#318d73",
  "#207a62",
  "#116d56",
  "#005e48",
];

/** One look for all pages; contrast is kept at 4.5 : 1 in both colour schemes. */
export const theme = createTheme({
  colors: { till },
  primaryColor: "till",
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif",
  headings: { fontWeight: "650" },
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: "always" } }, // a colour alone tells nobody
    // Their heads are no head of the page.
    Modal: { defaultProps: { attributes: { header: { role: "none" } } } },
    Drawer: { defaultProps: { attributes: { header: { role: "none" } } } },
  },
});

/** Mantine's dimmed and orange text is too faint for small print, and its links too dark on a dark card. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5c636a",
    "--mantine-color-orange-light-color": "#8a3c00",
    "--mantine-color-yellow-light-color": "#6b4e00",
  },
  dark: { "--mantine-color-dimmed": "#a8adb3", "--mantine-color-anchor": "var(--mantine-color-till-3)" },
});
