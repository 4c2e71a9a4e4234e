"use client";

import {
  Blocks,
  CircleAlert,
  CircleHelp,
  KeyRound,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  ScrollText,
  Settings2,
  Waypoints,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { AccountMenu } from "@/components/frame/account-menu.tsx";
import { cn } from "@/lib/cn.ts";
import { useNarrowWindow } from "@/lib/use-narrow-window.ts";
import { writeCookie } from "@/lib/write-cookie.ts";
import { Mark } from "../brand/mark.tsx";
import { Tooltip } from "../overlay/tooltip.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { railCookie } from "./rail-cookie.ts";

const places = [
  { href: "/flows", label: "Flows", icon: Waypoints },
  { href: "/errors", label: "Errors", icon: CircleAlert },
  { href: "/credentials", label: "Credentials", icon: KeyRound, beneath: "/settings/oauth-clients" },
  { href: "/components", label: "Components", icon: Blocks },
  { href: "/audit", label: "Audit", icon: ScrollText },
  { href: "/settings/workspace", label: "Workspace", icon: Settings2 },
  { href: "/settings/help", label: "Help links", icon: CircleHelp },
] as const satisfies ReadonlyArray<{ href: string; label: string; icon: LucideIcon; beneath?: string }>;

export function NavigationRail({ initiallyCollapsed }: { initiallyCollapsed: boolean }) {
  const [wish, setWish] = useState(initiallyCollapsed);
  const [isOpenWhereNarrow, setOpenWhereNarrow] = useState(false);
  const isNarrow = useNarrowWindow();
  const collapsed = isNarrow ? !isOpenWhereNarrow : wish;
  const path = usePathname();
  const toggle = () => {
    if (isNarrow) return setOpenWhereNarrow(collapsed);
    setWish(!collapsed);
    writeCookie(railCookie, collapsed ? "open" : "collapsed");
  };
  const CollapseIcon = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <header
      className={cn("flex shrink-0 flex-col border-r bg-sunken transition-[width]", collapsed ? "w-13" : "w-52")}
      data-collapsed={collapsed || undefined}
    >
      <div className={cn("flex h-12 items-center gap-2", collapsed ? "justify-center" : "pr-2 pl-4")}>
        {!collapsed && (
          <Link
            href="/flows"
            prefetch={false}
            className="flex min-w-0 flex-1 items-center gap-2 rounded-sm font-semibold tracking-tight"
          >
            <Mark className="size-5.5" />
            Millrace
          </Link>
        )}
        <IconButton label={collapsed ? "Expand the navigation" : "Collapse the navigation"} size="sm" onClick={toggle}>
          <CollapseIcon aria-hidden />
        </IconButton>
      </div>
      <nav aria-label="Main" className="flex-1 overflow-y-auto p-2">
        <ul className="flex flex-col gap-0.5">
          {places.map((place) => {
            const { href, label, icon: Icon } = place;
            const here = path === href || path.startsWith(`${href}/`) || ("beneath" in place && path === place.beneath);
            return (
              <li key={href}>
                <Tooltip content={collapsed ? label : undefined} side="right">
                  <Link
                    href={href}
                    // Nothing of these pages could be fetched ahead; fourteen requests would only hold up those of the page itself.
                    prefetch={false}
                    aria-current={here ? "page" : undefined}
                    aria-label={collapsed ? label : undefined}
                    className={cn(
                      "flex h-8 items-center gap-2.5 rounded-control font-medium text-sm transition-colors",
                      collapsed ? "justify-center" : "px-2",
                      here ? "bg-accent-soft text-accent-text" : "text-ink-muted hover:bg-hover hover:text-ink",
                    )}
                  >
                    <Icon aria-hidden className="size-4 shrink-0" />
                    {!collapsed && label}
                  </Link>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="border-t p-2">
        <AccountMenu collapsed={collapsed} />
      </div>
    </header>
  );
}
