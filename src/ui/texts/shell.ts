export const en = {
  name: 'Sluice',
  documentTitle: '{{scenario}} · Sluice',

  // header
  scenarios: 'Scenarios',
  findScenario: 'Find a scenario',
  noScenario: 'No scenario speaks of that.',
  untitled: 'Own scenario',
  seed: 'seed {{seed}}',
  edited: 'edited',
  undo: 'Undo',
  redo: 'Redo',
  toChinese: '中文',
  toChineseLabel: 'Show the page in Chinese (中文)',
  toEnglish: 'EN',
  toEnglishLabel: 'Show the page in English (EN)',
  theme: 'Theme',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeSystem: 'As the system',
  help: 'Keys',
  howTrue: 'How true is this?',
  share: 'Share link',
  shareShort: 'Share',
  more: 'More',

  // regions
  stage: 'The cluster',
  side: 'Settings and verdict',
  settings: 'Settings',
  loading: 'Loading…',
  dropFile: 'Drop the file to open it',
  computing: 'Computing the run: {{percent}}',
  backToSettings: 'Back to the settings',

  // a panel that broke
  panelBroke: 'This part of the page stopped (“{{sentence}}”).',
  panelAgain: 'Show it again',
  reproduceLink: 'This link reproduces it',

  notices: 'Messages',
} as const;

export const zh: Record<keyof typeof en, string> = {
  name: 'Sluice',
  documentTitle: '{{scenario}} · Sluice',

  scenarios: '场景',
  findScenario: '查找场景',
  noScenario: '没有这样的场景。',
  untitled: '自定义场景',
  seed: '种子 {{seed}}',
  edited: '已修改',
  undo: '撤销',
  redo: '重做',
  toChinese: '中文',
  toChineseLabel: '用中文显示页面（中文）',
  toEnglish: 'EN',
  toEnglishLabel: '用英文显示页面（EN）',
  theme: '主题',
  themeLight: '浅色',
  themeDark: '深色',
  themeSystem: '跟随系统',
  help: '快捷键',
  howTrue: '有多真实？',
  share: '分享链接',
  shareShort: '分享',
  more: '更多',

  stage: '集群',
  side: '设置与结论',
  settings: '设置',
  loading: '加载中…',
  dropFile: '松开即可打开文件',
  computing: '正在计算：{{percent}}',
  backToSettings: '返回设置',

  panelBroke: '页面的这一部分停止工作了（“{{sentence}}”）。',
  panelAgain: '重新显示',
  reproduceLink: '用此链接可以重现',

  notices: '消息',
};
