"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMenuButton } from "@/components/overlay/use-menu-button.ts";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";

const fetchItems = () => import("./account-menu-items.tsx");
const AccountMenuItems = dynamic(async () => (await fetchItems()).AccountMenuItems, { loading: () => null });

export function AccountMenu({ collapsed }: { collapsed: boolean }) {
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const name = me.data?.user?.name ?? "Account";
  const { button, menu, isWanted } = useMenuButton(fetchItems);
  return (
    <div className="relative">
      <button
        type="button"
        {...button}
        aria-label={collapsed ? `Account: ${name}` : undefined}
        className={cn(
          "flex h-10 w-full items-center gap-2.5 rounded-control text-left transition-colors hover:bg-hover data-[state=open]:bg-hover",
          collapsed ? "justify-center" : "px-2",
        )}
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
        >
          {name.slice(0, 1).toUpperCase()}
        </span>
        {!collapsed && (
          <span className="flex min-w-0 flex-col leading-tight">
            <span className="truncate font-medium text-sm">
              <span className="sr-only">Account: </span>
              {name}
            </span>
            <span className="truncate text-ink-faint text-xs">{me.data?.workspace.name}</span>
          </span>
        )}
      </button>
      {isWanted && <AccountMenuItems menu={menu} email={me.data?.user?.email} />}
    </div>
  );
}
