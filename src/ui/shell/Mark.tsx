/** The sign of the project: a gate, and the water behind it. */
export function Mark() {
  return (
    <svg width={22} height={22} viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path d="M3 4v14M19 4v14" stroke="var(--ink)" strokeWidth={2} strokeLinecap="round" />
      <path d="M3 8h16" stroke="var(--accent)" strokeWidth={3} />
      <path
        d="M6 13q2.5-2.2 5 0t5 0M6 17q2.5-2.2 5 0t5 0"
        stroke="var(--accent)"
        strokeWidth={1.6}
        strokeLinecap="round"
      />
    </svg>
  );
}
