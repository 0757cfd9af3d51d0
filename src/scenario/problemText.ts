// One sentence for each thing that can be wrong with a scenario, link or file, in each language. They stand here
// and not with the page's texts because the command line says the same ones.
import type { FaultTarget } from './faultSpecs.ts';
import type { ExpectedType, Problem, Remark } from './Problem.ts';
import type { Language } from './View.ts';

/** Why it was refused (or what was changed while reading), for the one who wrote it. */
export function problemText(finding: Problem | Remark, language: Language): string {
  return language === 'zh' ? chinese(finding) : english(finding);
}

function english(finding: Problem | Remark): string {
  switch (finding.kind) {
    case 'notJson':
      return `The file is not JSON: ${finding.detail}.`;
    case 'missing':
      return `${place(finding.path, 'en')} is missing.`;
    case 'wrongType':
      return `${place(finding.path, 'en')} must be ${TYPES_EN[finding.expected]}, not “${finding.given}”.`;
    case 'outside':
      return `${finding.path} is ${finding.given}, but must lie between ${finding.min} and ${finding.max}.`;
    case 'unknownChoice':
      return `${finding.path} cannot be “${finding.given}”${guess(finding.nearest, 'en')}. It can be: ${finding.choices.join(', ')}.`;
    case 'sameName':
      return `${finding.path}: the name “${finding.given}” is given twice. Each broker, client and consumer needs its own.`;
    case 'badName':
      return `${finding.path}: “${finding.given}” cannot be a name. A name has 1 to 40 letters, digits, spaces, “-” or “_”, and no space at its ends.`;
    case 'reservedName':
      return `${finding.path}: the name “${finding.given}” is taken by the simulator itself.`;
    case 'tooLong':
      return `${place(finding.path, 'en')} has ${grouped(finding.length)} characters, but at most ${grouped(finding.max)} are allowed.`;
    case 'tooFew':
      return `${finding.path} has ${finding.count} entries, but needs at least ${finding.min}.`;
    case 'tooMany':
      return `${finding.path} has more than ${grouped(finding.max)} entries, the most that are allowed.`;
    case 'tooDeep':
      return `${place(finding.path, 'en')} is nested more than ${finding.max} levels deep.`;
    case 'unknownTarget':
      return `${finding.path}: there is no part named “${finding.given}”${guess(finding.nearest, 'en')}.`;
    case 'wrongTarget':
      return `${finding.path}: the fault ${finding.fault} cannot strike “${finding.given}”, only ${finding.allowed.map((target) => TARGETS_EN[target]).join(' or ')}.`;
    case 'unknownSetting':
      return `${finding.path}: there is no setting “${finding.given}” that can change during a run${guess(finding.nearest, 'en')}.`;
    case 'endBeforeStart':
      return `${finding.path} is ${finding.endMs} ms, but must come after startMs, ${finding.startMs} ms.`;
    case 'wrongVersion':
      return `The scenario is of version ${finding.given}; this program knows versions 1 to ${finding.known}. A newer program may open it.`;
    case 'tooMuchMemory':
      return `${finding.path} = ${finding.given} is too high: the run could make ${grouped(finding.attempts)} attempts, and memory is planned for ${grouped(finding.max)}. Up to ${finding.fits} would fit.`;
    case 'unknownPreset':
      return `There is no preset “${finding.given}”${guess(finding.nearest, 'en')}.`;
    case 'linkWrongVersion':
      return `The link is of version “${finding.given}”; this program knows versions 1 to ${finding.known}. A newer program may open it.`;
    case 'linkBroken':
      return 'The link was cut or changed on its way: its packed part (z=…) cannot be read.';
    case 'linkBadValue':
      return `In the link, ${finding.key}=${finding.given} is not a whole number from 0 to 4294967295.`;
    case 'linkTooLong':
      return `The link has ${grouped(finding.length)} characters, but at most ${grouped(finding.max)} are read.`;
    case 'linkTooLarge':
      return `The link unpacks to more than ${grouped(finding.max)} bytes, the most that is allowed.`;
    case 'clamped':
      return `${finding.path} was ${finding.given}, outside ${finding.min} to ${finding.max}; ${finding.used} is used.`;
    case 'rounded':
      return `${finding.path} was ${finding.given}; only whole numbers are possible, so ${finding.used} is used.`;
    case 'unknownKey':
      return `${finding.path} is not known here${guess(finding.nearest, 'en')}. It is kept, but has no effect.`;
    case 'titleDropped':
      return `The preset “${finding.given}” is not known here. The scenario is complete without it.`;
    case 'linkUnknownKey':
      return `The link says “${finding.key}”, which is not known here. It is kept, but has no effect.`;
    case 'linkValueIgnored':
      return `In the link, ${finding.key}=${finding.given} does not fit this run and was passed over.`;
  }
}

function chinese(finding: Problem | Remark): string {
  switch (finding.kind) {
    case 'notJson':
      return `文件不是 JSON：${finding.detail}。`;
    case 'missing':
      return `缺少必需的 ${finding.path}。`;
    case 'wrongType':
      return `${place(finding.path, 'zh')}应为${TYPES_ZH[finding.expected]}，而不是“${finding.given}”。`;
    case 'outside':
      return `${finding.path} 为 ${finding.given}，但必须在 ${finding.min} 到 ${finding.max} 之间。`;
    case 'unknownChoice':
      return `${finding.path} 不能是“${finding.given}”${guess(finding.nearest, 'zh')}。可选值：${finding.choices.join('、')}。`;
    case 'sameName':
      return `${finding.path}：名称“${finding.given}”重复。每个 Broker、客户端和消费者的名称必须各不相同。`;
    case 'badName':
      return `${finding.path}：“${finding.given}”不能用作名称。名称由 1 到 40 个文字、数字、空格、“-”或“_”组成，首尾不能是空格。`;
    case 'reservedName':
      return `${finding.path}：名称“${finding.given}”为模拟器保留，不能使用。`;
    case 'tooLong':
      return `${place(finding.path, 'zh')}有 ${grouped(finding.length)} 个字符，最多允许 ${grouped(finding.max)} 个。`;
    case 'tooFew':
      return `${finding.path} 有 ${finding.count} 项，至少需要 ${finding.min} 项。`;
    case 'tooMany':
      return `${finding.path} 超过 ${grouped(finding.max)} 项，这是允许的上限。`;
    case 'tooDeep':
      return `${place(finding.path, 'zh')}的嵌套超过 ${finding.max} 层。`;
    case 'unknownTarget':
      return `${finding.path}：没有名为“${finding.given}”的部件${guess(finding.nearest, 'zh')}。`;
    case 'wrongTarget':
      return `${finding.path}：故障 ${finding.fault} 不能作用于“${finding.given}”，可以作用于：${finding.allowed.map((target) => TARGETS_ZH[target]).join('、')}。`;
    case 'unknownSetting':
      return `${finding.path}：没有可在运行中更改的设置“${finding.given}”${guess(finding.nearest, 'zh')}。`;
    case 'endBeforeStart':
      return `${finding.path} 为 ${finding.endMs} ms，必须晚于 startMs（${finding.startMs} ms）。`;
    case 'wrongVersion':
      return `该场景的版本为 ${finding.given}，本程序支持版本 1 到 ${finding.known}。请用更新的程序打开。`;
    case 'tooMuchMemory':
      return `${finding.path} = ${finding.given} 过大：本次运行最多可能产生 ${grouped(finding.attempts)} 次发送尝试，而内存只按 ${grouped(finding.max)} 次规划。不超过 ${finding.fits} 即可运行。`;
    case 'unknownPreset':
      return `没有预设“${finding.given}”${guess(finding.nearest, 'zh')}。`;
    case 'linkWrongVersion':
      return `该链接的版本为“${finding.given}”，本程序支持版本 1 到 ${finding.known}。请用更新的程序打开。`;
    case 'linkBroken':
      return '链接在传递过程中被截断或改动：无法读取其压缩部分（z=…）。';
    case 'linkBadValue':
      return `链接中的 ${finding.key}=${finding.given} 不是 0 到 4294967295 之间的整数。`;
    case 'linkTooLong':
      return `链接有 ${grouped(finding.length)} 个字符，最多读取 ${grouped(finding.max)} 个。`;
    case 'linkTooLarge':
      return `链接解压后超过 ${grouped(finding.max)} 字节，这是允许的上限。`;
    case 'clamped':
      return `${finding.path} 为 ${finding.given}，超出 ${finding.min} 到 ${finding.max} 的范围，已改用 ${finding.used}。`;
    case 'rounded':
      return `${finding.path} 为 ${finding.given}，此处只能是整数，已改用 ${finding.used}。`;
    case 'unknownKey':
      return `无法识别 ${finding.path}${guess(finding.nearest, 'zh')}。它会被保留，但不起作用。`;
    case 'titleDropped':
      return `无法识别预设“${finding.given}”。场景本身是完整的，不受影响。`;
    case 'linkUnknownKey':
      return `无法识别链接中的“${finding.key}”。它会被保留，但不起作用。`;
    case 'linkValueIgnored':
      return `链接中的 ${finding.key}=${finding.given} 不适用于本次运行，已忽略。`;
  }
}

const TYPES_EN: Readonly<Record<ExpectedType, string>> = {
  number: 'a number',
  wholeNumber: 'a whole number',
  text: 'a text',
  flag: 'true or false',
  list: 'a list',
  object: 'an object',
  scalar: 'a number, a text, true or false',
};

const TYPES_ZH: Readonly<Record<ExpectedType, string>> = {
  number: '数字',
  wholeNumber: '整数',
  text: '文本',
  flag: ' true 或 false',
  list: '列表',
  object: '对象',
  scalar: '数字、文本、true 或 false',
};

const TARGETS_EN: Readonly<Record<FaultTarget, string>> = {
  broker: 'a broker',
  client: 'a client',
  consumer: 'a consumer',
  proxy: 'a proxy',
  network: 'the network',
  nameServer: 'the name server',
};

const TARGETS_ZH: Readonly<Record<FaultTarget, string>> = {
  broker: 'Broker',
  client: '客户端',
  consumer: '消费者',
  proxy: '代理',
  network: '网络',
  nameServer: 'NameServer',
};

function place(path: string, language: Language): string {
  if (path !== '') return language === 'zh' ? `${path} ` : path;
  return language === 'zh' ? '场景' : 'The scenario';
}

function guess(nearest: string | undefined, language: Language): string {
  if (nearest === undefined) return '';
  return language === 'zh' ? `（是否指“${nearest}”？）` : ` (did you mean “${nearest}”?)`;
}

/** Thousands apart, by a narrow space that does not break. */
function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
