import { Badge, Button, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PresetShown } from "@/api";
import {
  getDeskRoutingPresetsOptions,
  getDeskRoutingRulesQueryKey,
  getDeskViewsQueryKey,
  getStaffTeamsQueryKey,
  postDeskRoutingPresetsByKeyMutation,
  postStaffTeamsMutation,
} from "@/api/@tanstack/react-query.gen";
import { useRules } from "@/helpdesk/routing/useRules";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";

/** Rules that are ready to use (S2-30, S2-31): added by one press; a team that is missing is made by another. */
export function PresetsModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const presets = useQuery(getDeskRoutingPresetsOptions());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("preset.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("preset.about")}</Text>
        {presets.error && <ErrorNotice error={presets.error} again={() => void presets.refetch()} />}
        {presets.isPending && <Loading />}
        {presets.data?.map((one) => (
          <Preset key={one.key} preset={one} />
        ))}
      </Stack>
    </Modal>
  );
}

function Preset({ preset }: { preset: PresetShown }) {
  const { t } = useTranslation("helpdesk/routing");
  const queries = useQueryClient();
  const rules = useRules();
  const use = useMutation({
    ...postDeskRoutingPresetsByKeyMutation(),
    onSuccess: (kept) => {
      void queries.invalidateQueries({ queryKey: getDeskRoutingRulesQueryKey() });
      void queries.invalidateQueries({ queryKey: getDeskViewsQueryKey() });
      told(t("added", { name: kept.name, place: kept.place }));
    },
  });
  const makeTeam = useMutation({
    ...postStaffTeamsMutation(),
    onSuccess: (team) => {
      void queries.invalidateQueries({ queryKey: getStaffTeamsQueryKey() });
      told(t("preset.team_made", { name: team.name }));
      use.mutate({ path: { key: preset.key } });
    },
  });
  const isThere = rules.data?.some((one) => one.preset === preset.key);
  const isTeamMissing = use.error !== null && asProblem(use.error).code === "team_missing";
  return (
    <Paper withBorder p="sm" role="group" aria-label={preset.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{preset.name}</Text>
          <Text size="sm">{preset.what_for}</Text>
          <Text size="xs" c="dimmed">
            {preset.team
              ? t("preset.to_team", { name: preset.team })
              : t("preset.to_view", { name: preset.view })}
          </Text>
        </div>
        {isThere ? (
          <Badge variant="default" styles={{ label: { textTransform: "none" } }} style={{ flex: "none" }}>
            {t("preset.exists")}
          </Badge>
        ) : (
          <Button
            size="xs"
            variant="light"
            loading={use.isPending}
            style={{ flex: "none" }}
            onClick={() => use.mutate({ path: { key: preset.key } })}
          >
            {t("preset.add")}
          </Button>
        )}
      </Group>
      {isTeamMissing && (
        <Stack gap="xs" mt="xs" role="alert">
          <Text size="sm">{t("preset.missing", { name: preset.team })}</Text>
          <Group>
            <Button
              size="xs"
              loading={makeTeam.isPending}
              onClick={() => makeTeam.mutate({ body: { name: preset.team } })}
            >
              {t("preset.make_team", { name: preset.team })}
            </Button>
          </Group>
        </Stack>
      )}
      {use.error && !isTeamMissing && <ErrorNotice error={use.error} />}
      {makeTeam.error && <ErrorNotice error={makeTeam.error} />}
    </Paper>
  );
}
