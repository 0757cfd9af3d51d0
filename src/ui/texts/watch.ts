// How one looks at a run: live or all of it, a marked span, stops.
export const en = {
  live: 'Live',
  aboutLive: 'Hide what lies right of the playhead, as if it had not happened yet',
  aboutExplore: 'Show the whole run again',
  span: 'Span',
  aboutSpan:
    'Mark a stretch of time to see its figures: drag over the charts (or drag with Shift; keys I and O)',
  clearSpan: 'Mark nothing',
  fit: 'Whole run',
  aboutFit: 'Show the whole run (double click)',
} as const;

export const zh: Record<keyof typeof en, string> = {
  live: '实时',
  aboutLive: '隐藏播放头右侧的内容，就像还没有发生',
  aboutExplore: '重新显示整次运行',
  span: '选区',
  aboutSpan: '标出一段时间并查看它的数据：在图表上拖动（或按住 Shift 拖动；快捷键 I 和 O）',
  clearSpan: '取消选区',
  fit: '整次运行',
  aboutFit: '显示整次运行（双击）',
};
