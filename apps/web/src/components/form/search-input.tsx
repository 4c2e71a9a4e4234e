"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { Input } from "./input.tsx";

export interface SearchInputProps {
  label: string;
  placeholder: string;
  /** What is being looked for; somebody else may change it. */
  search: string;
  /** Undefined: for nothing. */
  onSearch(search: string | undefined): void;
  className?: string;
}

const settledAfterMs = 350;

/** A search that asks when somebody stops typing. */
export function SearchInput({ label, placeholder, search, onSearch, className }: SearchInputProps) {
  const [text, setText] = useState(search);
  const [asked, setAsked] = useState(search);
  if (search !== asked) {
    setAsked(search);
    setText(search);
  }
  const ask = useEffectEvent(() => {
    setAsked(text.trim());
    onSearch(text.trim() || undefined);
  });
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => ask(), settledAfterMs);
    return () => clearTimeout(timer);
  }, [text, asked]);
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      {...(className && { className })}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
