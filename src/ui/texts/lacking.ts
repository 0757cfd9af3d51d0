// What a browser must have.
export const en = {
  lacking: 'This browser cannot run Sluice. It lacks: {{features}}.',
  lackingAdvice: 'A current version of Chrome, Edge, Firefox or Safari has them.',
  lackingWorker: 'Web Workers that are modules',
  lackingTransfer: 'handing over data between threads',
  lackingCanvas: 'drawing on a canvas',
  lackingStyles: 'current style sheets',
} as const;

export const zh: Record<keyof typeof en, string> = {
  lacking: '此浏览器无法运行 Sluice，缺少：{{features}}。',
  lackingAdvice: '请使用当前版本的 Chrome、Edge、Firefox 或 Safari。',
  lackingWorker: '模块形式的 Web Worker',
  lackingTransfer: '线程之间移交数据',
  lackingCanvas: '画布绘图',
  lackingStyles: '现代样式表',
};
