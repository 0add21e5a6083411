import {
  IconAddressBook,
  IconBolt,
  IconBook,
  IconChartBar,
  IconClockHour4,
  IconCompass,
  IconFileText,
  IconHeadset,
  IconHistory,
  IconInbox,
  IconKey,
  IconListCheck,
  IconMessage2Share,
  IconMessageChatbot,
  IconMessageCircle,
  IconMessages,
  IconPlugConnected,
  IconRoute,
  IconSend,
  IconSettings,
  IconUsers,
  IconWand,
  IconWebhook,
} from "@tabler/icons-react";
import type { Role } from "@/shell/session";

/** Where one can go: `word` is the name in the shell's words; `role` the least role that sees it. */
export interface Place {
  to: string;
  word: string;
  Icon: typeof IconInbox;
  role?: Role;
}

export const PLACES: readonly { word: string; places: readonly Place[] }[] = [
  {
    word: "nav.work",
    places: [
      { to: "/overview", word: "nav.overview", Icon: IconCompass },
      { to: "/inbox", word: "nav.inbox", Icon: IconInbox },
      { to: "/reports", word: "nav.reports", Icon: IconChartBar },
    ],
  },
  {
    word: "nav.agent",
    places: [
      { to: "/preview", word: "nav.preview", Icon: IconMessageChatbot },
      { to: "/skills", word: "nav.skills", Icon: IconWand },
      { to: "/content", word: "nav.content", Icon: IconBook },
      { to: "/guidance", word: "nav.guidance", Icon: IconFileText },
      { to: "/proactive", word: "nav.proactive", Icon: IconSend },
    ],
  },
  {
    word: "nav.desk",
    places: [
      { to: "/routing", word: "nav.routing", Icon: IconRoute },
      { to: "/deadlines", word: "nav.deadlines", Icon: IconClockHour4 },
      { to: "/replies", word: "nav.replies", Icon: IconMessage2Share },
      { to: "/handoff", word: "nav.handoff", Icon: IconHeadset },
    ],
  },
  {
    word: "nav.shop",
    places: [
      { to: "/setup", word: "nav.setup", Icon: IconListCheck, role: "admin" },
      { to: "/shop", word: "nav.connections", Icon: IconPlugConnected },
      { to: "/chat-window", word: "nav.chat_window", Icon: IconMessageCircle },
      { to: "/channels", word: "nav.channels", Icon: IconMessages },
      { to: "/webhooks", word: "nav.webhooks", Icon: IconWebhook, role: "admin" },
      { to: "/settings", word: "nav.settings", Icon: IconSettings },
    ],
  },
  {
    word: "nav.people",
    places: [
      { to: "/staff", word: "nav.staff", Icon: IconUsers },
      { to: "/teams", word: "nav.teams", Icon: IconAddressBook },
      { to: "/keys", word: "nav.keys", Icon: IconKey, role: "admin" },
      { to: "/audit", word: "nav.audit", Icon: IconHistory, role: "admin" },
      { to: "/me", word: "nav.me", Icon: IconBolt },
    ],
  },
];
