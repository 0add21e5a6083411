import { Anchor } from "@mantine/core";

const ITS_OWN_WINDOW = { target: "_blank", rel: "nofollow noopener noreferrer" };

/** The address of the page that an article was read from, as a link that leaves the console. */
export function SourceLink({ url }: { url: string }) {
  return (
    <Anchor href={url} {...ITS_OWN_WINDOW} size="sm" underline="always" style={{ overflowWrap: "anywhere" }}>
      {url.replace(/^https?:\/\//, "").replace(/\/$/, "")}
    </Anchor>
  );
}
