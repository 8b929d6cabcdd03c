import type { TellerClient } from '@tellerkit/sdk';

/** Prints the results of every survey with their 95 % confidence interval. */
export async function printResults(
  client: TellerClient,
  print: (text: string) => void,
): Promise<void> {
  for await (const survey of client.surveys.list()) {
    const { csat, responses, comments } = await client.surveys.results(survey.id);
    print(`${survey.name}: ${responses} responses, ${comments} with a comment\n`);
    if (csat.mean === null || csat.topTwoBox === null || !csat.interval) continue;
    const { low, high } = csat.interval;
    print(
      `  CSAT ${percent(csat.topTwoBox)} (95 % interval ${percent(low)} to ${percent(high)}), ` +
        `mean ${csat.mean.toFixed(2)} of 5\n`,
    );
  }
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
