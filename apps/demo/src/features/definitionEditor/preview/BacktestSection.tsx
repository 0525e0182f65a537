import { lazyPart } from '../../../components/LazyPart.js'
import { Section } from '../../../components/Section.js'

const { Part: Backtest } = lazyPart(() => import('../../backtest/Backtest.js').then((code) => code.Backtest))

export type BacktestSectionProps = {
  expression: string
  matchBy: readonly string[]
  /** Takes a tried threshold over. Absent: it is not offered. */
  onChange?: ((expression: string) => void) | undefined
}

/** Tries the rule on stored measurements. Its code loads with the section. */
export function BacktestSection({ expression, matchBy, onChange }: BacktestSectionProps) {
  return (
    <Section title="Back-test">
      <Backtest expression={expression} matchBy={matchBy} onThresholdChange={onChange} />
    </Section>
  )
}
