import { Button, Menu, Text } from "@mantine/core";
import {
  IconChevronDown,
  IconDownload,
  IconPlayerPlay,
  IconPlus,
  IconTemplate,
  IconUpload,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskRoutingExport } from "@/api";
import { ApplyModal } from "@/helpdesk/routing/ApplyModal";
import { ImportModal } from "@/helpdesk/routing/ImportModal";
import { PresetsModal } from "@/helpdesk/routing/PresetsModal";
import { RoutingWays } from "@/helpdesk/routing/RoutingWays";
import { RuleList } from "@/helpdesk/routing/RuleList";
import { useRules } from "@/helpdesk/routing/useRules";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

type Open = "presets" | "import" | "apply" | null;

/** The rules in their order, and all that can be done with them (D5, S2-04, S2-09). */
export function RoutingPage() {
  const { t } = useTranslation("helpdesk/routing");
  const may = useMay("manager");
  const rules = useRules();
  const [open, setOpen] = useState<Open>(null);
  return (
    <>
      <PageHead title={t("title")} about={may ? t("about") : t("read_only")}>
        {may && <Acts onOpen={setOpen} />}
      </PageHead>
      <RoutingWays />
      {rules.error && <ErrorNotice error={rules.error} again={() => void rules.refetch()} />}
      {rules.isPending && <Loading rows={6} />}
      {rules.data?.length === 0 && (
        <Empty title={t("none")}>
          <Text size="sm">{t("none_about")}</Text>
          {may && (
            <Button variant="default" onClick={() => setOpen("presets")}>
              {t("presets")}
            </Button>
          )}
        </Empty>
      )}
      {rules.data && rules.data.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mb="sm" maw={760}>
            {t("how")}
          </Text>
          <RuleList rules={rules.data} />
        </>
      )}
      {open === "presets" && <PresetsModal onClose={() => setOpen(null)} />}
      {open === "import" && <ImportModal onClose={() => setOpen(null)} />}
      {open === "apply" && <ApplyModal onClose={() => setOpen(null)} />}
    </>
  );
}

function Acts({ onOpen }: { onOpen: (open: Open) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const refused = useRefused();
  const save = async () => {
    try {
      const { data } = await getDeskRoutingExport({ throwOnError: true });
      const address = URL.createObjectURL(
        new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }),
      );
      const link = document.createElement("a");
      link.href = address;
      link.download = "routing-rules.json";
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      refused(error);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t("more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTemplate size={16} />} onClick={() => onOpen("presets")}>
            {t("presets")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => onOpen("apply")}>
            {t("apply_open")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void save()}>
            {t("export")}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} />} onClick={() => onOpen("import")}>
            {t("import")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        renderRoot={(props) => <Link to="/routing/new" {...props} />}
        leftSection={<IconPlus size={16} aria-hidden />}
      >
        {t("add_rule")}
      </Button>
    </>
  );
}
