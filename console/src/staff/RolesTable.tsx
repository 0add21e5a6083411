import { List, Table, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getStaffRolesOptions } from "@/api/@tanstack/react-query.gen";

/** What each role may do besides what the lower ones may; the server's own words. */
export function RolesTable() {
  const { t } = useTranslation("staff");
  const roles = useQuery({ ...getStaffRolesOptions(), staleTime: Number.POSITIVE_INFINITY });
  if (!roles.data) return null;
  return (
    <>
      <Title order={2} size="h4" mt="xl" mb="xs">
        {t("people.roles")}
      </Title>
      <Table withRowBorders={false} maw={860}>
        <Table.Tbody>
          {roles.data.map((one) => (
            <Table.Tr key={one.role}>
              <Table.Th scope="row" w={110} style={{ verticalAlign: "top" }}>
                {t(`role.${one.role}`)}
              </Table.Th>
              <Table.Td lang="en">
                <List size="sm">
                  {one.rights.map((right) => (
                    <List.Item key={right}>{right}</List.Item>
                  ))}
                </List>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
