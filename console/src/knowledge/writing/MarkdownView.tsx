import { Anchor, Blockquote, Code, List, Stack, Table, Text, Title, type TitleOrder } from "@mantine/core";
import { useMemo } from "react";
import { type Block, blocks, spans, withoutTitle } from "@/knowledge/writing/markdown";

/** An article's Markdown as a reader sees it: made of elements, never of HTML that was written into it. */
export function MarkdownView({ body, title, language }: { body: string; title: string; language: string }) {
  const found = useMemo(() => withoutTitle(blocks(body), title), [body, title]);
  return (
    <Stack gap="sm" lang={language} style={{ overflowWrap: "anywhere" }}>
      {found.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name than their place
        <Shown key={place} block={block} />
      ))}
    </Stack>
  );
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading": {
      const order = Math.min(block.level + 1, 6) as TitleOrder;
      return (
        <Title order={order} size={`h${Math.min(block.level + 2, 6)}` as "h3"}>
          <Words text={block.text} />
        </Title>
      );
    }
    case "list":
      return <Items block={block} />;
    case "quote":
      return (
        <Blockquote p="sm">
          <Words text={block.text} />
        </Blockquote>
      );
    case "code":
      return <Code block>{block.text}</Code>;
    case "table":
      return <Rows block={block} />;
    default:
      return (
        <Text>
          <Words text={block.text} />
        </Text>
      );
  }
}

function Items({ block }: { block: Extract<Block, { kind: "list" }> }) {
  return (
    <List type={block.ordered ? "ordered" : "unordered"}>
      {block.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name than their place
        <List.Item key={place} ml={item.depth * 20}>
          <Words text={item.text} />
        </List.Item>
      ))}
    </List>
  );
}

function Rows({ block }: { block: Extract<Block, { kind: "table" }> }) {
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {block.head.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
              <Table.Th key={place}>
                <Words text={cell} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {block.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <Table.Tr key={line}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                <Table.Td key={place}>
                  <Words text={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Words({ text }: { text: string }) {
  return spans(text).map((span, place) => {
    const key = `${place}:${span.text}`;
    if (span.kind === "bold") return <strong key={key}>{span.text}</strong>;
    if (span.kind === "italic") return <em key={key}>{span.text}</em>;
    if (span.kind === "code") return <Code key={key}>{span.text}</Code>;
    if (span.kind === "link")
      return (
        <Anchor key={key} href={span.to} target="_blank" rel="nofollow noopener" underline="always">
          {span.text}
        </Anchor>
      );
    return span.text;
  });
}
