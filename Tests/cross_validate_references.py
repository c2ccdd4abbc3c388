#!/usr/bin/env python3
"""Cross-validates the model that reads reference strings: trains a model without each fold, reads the fold with it
($CLAIMGRAPH_MODELS), and sums what the scorer says of all folds.

  cross_validate_references.py CLAIMGRAPH CLAIMGRAPH-TRAIN SHARED [--folds N] [--keep FOLDER] [--passes N]

SHARED is the folder with data/bench and score. --keep takes folds that are there already, or leaves them there. With
the folds' own models, what was trained on measures nothing; CORA is read with the model in the binary."""
import argparse, gzip, json, os, re, subprocess, sys, tempfile

def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('program'); p.add_argument('trainer'); p.add_argument('shared')
    p.add_argument('--folds', type=int, default=5); p.add_argument('--keep'); p.add_argument('--passes')
    return p.parse_args()

def load(path):
    with gzip.open(path, 'rt', encoding='utf8') as lines: return [json.loads(line) for line in lines]

def read(program, records, models=None):
    """The program's CSL of each record."""
    env = dict(os.environ, **({'CLAIMGRAPH_MODELS': models} if models else {}))
    text = ''.join(re.sub(r'\s+', ' ', r['text']) + '\n' for r in records)
    done = subprocess.run([program, 'reference'], input=text, capture_output=True, text=True, env=env)
    if done.returncode != 0: sys.exit('%s: %s' % (program, done.stderr))
    return [json.loads(line) for line in done.stdout.splitlines()]

def count(scorer, records, answers, rows):
    """Adds right, wrong and missed fields to the rows of corpus, split and field."""
    for record, answer in zip(records, answers, strict=True):
        gold, parsed = scorer.gold(record), scorer.parsed(answer)
        for field in scorer.FIELDS:
            ok = field in gold and field in parsed and parsed[field] in gold[field]
            counts = int(ok), int(field in parsed and not ok), int(field in gold and not ok)
            for name in (field, 'split ' + record['split'], 'ALL'):
                row = rows.setdefault((record['corpus'], name), [0, 0, 0])
                for index in range(3): row[index] += counts[index]

def main():
    o = options()
    bench = os.path.join(o.shared, 'data', 'bench')
    sys.path.insert(0, os.path.join(o.shared, 'score'))
    import contract, score_references as scorer
    files = [os.path.join(bench, name + '.jsonl.gz') for name in ('refs_anystyle', 'refs_grobid_citation')]
    records = {r['id']: r for path in files for r in load(path)}
    rows = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = o.keep or temporary
        if not os.path.exists(os.path.join(folder, 'fold-1')):
            passes = ['--passes', o.passes] if o.passes else []
            subprocess.run([o.trainer, 'references', '--data', *files, '--folds', str(o.folds), '--output', folder, *passes], check=True)
        for fold in range(1, o.folds + 1):
            models = os.path.join(folder, 'fold-%d' % fold)
            with open(os.path.join(models, 'held-out.txt')) as ids: held = [records[i.strip()] for i in ids]
            count(scorer, held, read(o.program, held, models), rows)
    cora = load(os.path.join(bench, 'refs_cora.jsonl.gz'))
    count(scorer, cora, read(o.program, cora), rows)
    for (corpus, name), row in sorted(rows.items()):
        p, r, f = contract.prf(*row)
        print('%-30s %-16s P %.3f R %.3f F1 %.4f  of %d' % (corpus, name, p, r, f, row[0] + row[2]))
if __name__ == '__main__': main()
