import { useTranslation } from "react-i18next";
import { Cart } from "@/helpdesk/inbox/panel/Cart";
import { Deadlines } from "@/helpdesk/inbox/panel/Deadlines";
import { Earlier } from "@/helpdesk/inbox/panel/Earlier";
import { Consent, Properties } from "@/helpdesk/inbox/panel/Known";
import { Notes } from "@/helpdesk/inbox/panel/Notes";
import { Orders } from "@/helpdesk/inbox/panel/Orders";
import { Pages } from "@/helpdesk/inbox/panel/Pages";
import { Policies, Promises } from "@/helpdesk/inbox/panel/Promises";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Suggestions } from "@/helpdesk/inbox/panel/Suggestions";
import { useMatter, useProfile } from "@/helpdesk/inbox/panel/useProfile";
import { Who } from "@/helpdesk/inbox/panel/Who";
import { ErrorNotice, Loading } from "@/kit/Notices";

/** Everything that is known of whom one talks with, in parts that can be folded. */
export function PanelBody({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const profile = useProfile(ticketId);
  const matter = useMatter(ticketId);
  if (profile.isPending)
    return (
      <div className={s.head}>
        <Loading rows={8} />
      </div>
    );
  if (!profile.data)
    return (
      <div className={s.head}>
        <ErrorNotice error={profile.error} again={() => void profile.refetch()} />
      </div>
    );
  const one = profile.data;
  return (
    <div className={s.body}>
      <Who profile={one} />
      <Suggestions ticketId={ticketId} />
      <Deadlines ticketId={ticketId} />
      {one.cart && <Cart cart={one.cart} />}
      <Orders profile={one} matter={matter.data} />
      <Pages profile={one} />
      <Earlier profile={one} matter={matter.data} />
      {matter.isError && (
        <div className={s.head}>
          <ErrorNotice error={matter.error} again={() => void matter.refetch()} />
        </div>
      )}
      {matter.data && <Promises title={t("promised")} promised={matter.data.promised} />}
      {matter.data && <Policies policies={matter.data.policies} />}
      <Notes customerId={one.customer?.id ?? null} />
      <Properties properties={one.properties} />
      <Consent consents={one.consents} />
    </div>
  );
}
