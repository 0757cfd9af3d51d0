// What the page has to tell.
export const en = {
  dismiss: 'Close this message',
  runFailed: 'The run stopped at {{at}} (“{{sentence}}”).',
  workerLost: 'it ended without a word',
  goesOn: 'The page goes on with the run it has.',
  brokenLink: 'This link could not be read: {{problem}} The default scenario is open instead.',
  brokenLinkText: 'The link as it was',
  remarks: 'Something of the link was read otherwise than it stood there:',
  fileRemarks: 'Something of the file was read otherwise than it stood there:',
  fileNotRead: '{{name}} could not be read: {{problem}}',
  otherDigest:
    'This page computes another run than the one this link was made with (digest {{computed}}, the link says {{expected}}): the simulator has changed since.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  dismiss: '关闭此消息',
  runFailed: '运行在 {{at}} 处中止（“{{sentence}}”）。',
  workerLost: '没有留下任何信息',
  goesOn: '页面继续使用已有的结果。',
  brokenLink: '无法读取此链接：{{problem}} 已改为打开默认场景。',
  brokenLinkText: '链接原文',
  remarks: '链接中有些内容未按原样采用：',
  fileRemarks: '文件中有些内容未按原样采用：',
  fileNotRead: '无法读取 {{name}}：{{problem}}',
  otherDigest:
    '本页算出的结果与生成此链接时不同（摘要为 {{computed}}，链接中为 {{expected}}）：模拟器此后有过改动。',
};
