export const en = {
  title: 'Sluice',
} as const;

export const zh: Record<keyof typeof en, string> = {
  title: 'Sluice',
};
