// Words that several panels need.

export const en = {
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
} as const;

export const zh: Record<keyof typeof en, string> = {
  close: '关闭',
  copy: '复制',
  copied: '已复制',
};
