"use client";

import { useEffect, useState } from "react";

/** Seconds since it appeared. Not read out: a screen reader would talk every second. */
export function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - start) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="numeric">
      {seconds} s
    </span>
  );
}
