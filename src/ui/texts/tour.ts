// The three callouts of a first visit.
export const en = {
  tour: 'First steps',
  tourSkip: 'Skip',
  tourNext: 'Next',
  tourDone: 'Done',
  tourStep: '{{step}} of 3',
  tourWatchTitle: 'Watch',
  tourWatch:
    'Each dot is one attempt to send a message, on its way to a broker and back. Green ones are stored.',
  tourBreakTitle: 'Break',
  tourBreak:
    'Press “Break {{name}}”, or a key from 1 to 6. The fault strikes at this moment and becomes part of the scenario.',
  tourTuneTitle: 'Tune',
  tourTune:
    'Move a slider of the settings: the whole run is computed again under your hand, past and future.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  tour: '快速上手',
  tourSkip: '跳过',
  tourNext: '下一步',
  tourDone: '完成',
  tourStep: '第 {{step}} 步，共 3 步',
  tourWatchTitle: '看',
  tourWatch: '每个点都是一次发送尝试，正在前往 Broker 或返回的路上。绿色表示已存储。',
  tourBreakTitle: '打挂',
  tourBreak: '点击“打挂 {{name}}”，或按数字键 1 到 6。故障从此刻开始，并成为场景的一部分。',
  tourTuneTitle: '调',
  tourTune: '拖动设置中的滑块：整个运行会随手重新计算，过去和未来都会变。',
};
