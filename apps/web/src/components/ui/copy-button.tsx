"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "../feedback/toast.tsx";
import { IconButton } from "./icon-button.tsx";

const confirmationMs = 1500;

export function CopyButton({ text, label = "Copy", className }: { text: string; label?: string; className?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmationMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The clipboard needs HTTPS or localhost; elsewhere the text has to be selected by hand.
      toast.error("The browser does not let this page copy", { description: "Select the text and copy it by hand." });
    }
  };
  return (
    <IconButton label={copied ? "Copied" : label} size="sm" onClick={copy} {...(className && { className })}>
      {copied ? <Check aria-hidden className="text-running" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
