import { Alert, Button, Code, Group, PasswordInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntryField, ShopShown, StoreShown, SystemShown } from "@/api";
import {
  getStoresByStoreShopQueryKey,
  postStoresByStoreShopAuthoriseMutation,
  putStoresByStoreShopMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useMay } from "@/shell/session";

const NOTHING: Record<string, string> = {};

interface FormProps {
  store: StoreShown;
  shop: ShopShown;
  systems: SystemShown[];
}

/** Connects a store: which system, then what that system asks for (S5-10, S5-42). */
export function ConnectForm({ store, shop, systems }: FormProps) {
  const { t } = useTranslation("commerce");
  const { system: asked } = useSearch({ strict: false }) as { system?: string };
  const [chosen, choose] = useState(shop.system ?? asked ?? systems[0]?.name ?? "");
  const system = systems.find((one) => one.name === chosen) ?? systems[0];
  const isOwn = system !== undefined && system.name === shop.system;
  return (
    <Part title={t(isOwn ? "its_shop" : "connect.title")} about={t("connect.about")}>
      <Stack gap="md">
        {systems.length > 1 && (
          <Select
            label={t("connect.systems")}
            allowDeselect={false}
            value={system?.name ?? null}
            onChange={(value) => value && choose(value)}
            data={systems.map((one) => ({ value: one.name, label: one.title }))}
          />
        )}
        {system ? (
          <SystemForm key={system.name} store={store} shop={shop} system={system} isOwn={isOwn} />
        ) : (
          <Text size="sm">{t("connect.none")}</Text>
        )}
      </Stack>
    </Part>
  );
}

interface SystemProps {
  store: StoreShown;
  shop: ShopShown;
  system: SystemShown;
  isOwn: boolean;
}

function SystemForm({ store, shop, system, isOwn }: SystemProps) {
  const { t } = useTranslation("commerce");
  const may = useMay("admin");
  const queries = useQueryClient();
  const [typed, type, forget] = useKept(`shop:${store.key}:${system.name}`, NOTHING);
  const [secrets, setSecrets] = useState(NOTHING); // never kept in the browser
  const [isAsked, ask] = useState<"token" | "install" | null>(null);
  const values = { ...(isOwn ? shop.entered : {}), ...typed, ...secrets };
  const kept = isOwn ? shop.kept : [];
  const connect = useMutation({
    ...putStoresByStoreShopMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(getStoresByStoreShopQueryKey({ path: { store: store.key } }), answer);
      void queries.invalidateQueries({ queryKey: [{ _id: "getStoresByStoreShopReading" }] });
      forget();
      setSecrets(NOTHING);
      ask(null);
      told(t(answer.state.is_live ? "connect.done" : "connect.done_lacking", { name: store.name }));
    },
  });
  const authorise = useMutation({
    ...postStoresByStoreShopAuthoriseMutation(),
    onSuccess: ({ address }) => location.assign(address),
  });
  const error = connect.error ?? authorise.error;
  const refused = error ? fieldErrors(error) : {};
  const needed = (field: EntryField, way: "token" | "install") =>
    way === "install" ? system.install?.fields.includes(field.name) : field.is_required;
  const isMissing = (field: EntryField, way: "token" | "install" | null) =>
    way !== null && needed(field, way) && !values[field.name]?.trim() && !kept.includes(field.name);
  const wrong = (field: EntryField): string | undefined => {
    const value = values[field.name]?.trim() ?? "";
    if (field.is_secret && /\s/.test(value)) return t("connect.spaces");
    if (isMissing(field, isAsked)) return t("connect.missing");
    return refused[field.name];
  };
  const send = (way: "token" | "install") => {
    connect.reset();
    authorise.reset();
    ask(way);
    const isWrong = system.fields.some(
      (field) => isMissing(field, way) || (field.is_secret && /\s/.test(values[field.name]?.trim() ?? "")),
    );
    if (isWrong) return;
    const asked = { path: { store: store.key }, body: { system: system.name, values } };
    if (way === "token") connect.mutate(asked);
    else authorise.mutate(asked);
  };
  const write = (field: EntryField, value: string) => {
    connect.reset();
    authorise.reset();
    if (field.is_secret) setSecrets({ ...secrets, [field.name]: value });
    else type({ ...typed, [field.name]: value });
  };
  const word = (field: EntryField, part: "label" | "hint") =>
    t([`systems`, system.name, field.name, part].join("|"), { keySeparator: "|", defaultValue: field[part] });
  const about = (field: EntryField) =>
    [
      field.is_required ? "" : t("connect.optional"),
      word(field, "hint"),
      field.is_secret ? t(kept.includes(field.name) ? "connect.sealed_kept" : "connect.sealed") : "",
    ]
      .filter(Boolean)
      .join(" ");
  const unplaced = error !== null && !system.fields.some((field) => refused[field.name]);
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send("token");
      }}
    >
      <Stack gap="sm">
        {Object.keys(system.opens).length > 0 && (
          <Alert color="gray" title={t("connect.stand_in", { title: system.title })}>
            <Stack gap={2}>
              {system.fields
                .filter((field) => system.opens[field.name])
                .map((field) => (
                  <Text key={field.name} size="sm">
                    {word(field, "label")}: <Code>{system.opens[field.name]}</Code>
                  </Text>
                ))}
            </Stack>
          </Alert>
        )}
        {system.fields.length === 0 && <Text size="sm">{t("connect.nothing")}</Text>}
        {system.fields.map((field) => {
          const props = {
            label: word(field, "label"),
            description: about(field),
            maxLength: 500,
            disabled: !may,
            value: (field.is_secret ? secrets : values)[field.name] ?? "",
            error: wrong(field),
            onChange: (event: { currentTarget: { value: string } }) =>
              write(field, event.currentTarget.value),
          };
          return field.is_secret ? (
            <PasswordInput
              key={field.name}
              {...props}
              autoComplete="new-password"
              visibilityToggleButtonProps={{
                "aria-label": t("connect.show", { what: word(field, "label") }),
              }}
            />
          ) : (
            <TextInput key={field.name} {...props} spellCheck={false} autoCapitalize="none" />
          );
        })}
        {unplaced && <ErrorNotice error={asProblem(error)} />}
        {may && (
          <Group>
            <Button type="submit" loading={connect.isPending}>
              {t(isOwn ? "connect.save" : "connect.begin")}
            </Button>
            {system.install && (
              <Button variant="default" loading={authorise.isPending} onClick={() => send("install")}>
                {t("connect.authorise", { title: system.title })}
              </Button>
            )}
          </Group>
        )}
        {may && system.install && (
          <Text size="sm" c="dimmed">
            {t("connect.authorise_about", { title: system.title })} <Code>{system.install.back}</Code>
          </Text>
        )}
      </Stack>
    </form>
  );
}
