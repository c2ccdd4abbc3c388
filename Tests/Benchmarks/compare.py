#!/usr/bin/env python3
"""Times reading HTML: ours, bare libxml2, trafilatura and resiliparse on the same pages, one thread each, in one run.

usage: compare.py [--passes N] [--instructions] PAGES...

Python packages that are not installed are left out. --instructions also counts the instructions of one pass of ours
and of bare libxml2 by `valgrind --tool=callgrind`, which repeats to six digits where seconds do not.
"""
import argparse, os, re, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, '.build', 'release', 'ReadBenchmark')


def ours(pages, passes):
    out = subprocess.run([PROGRAM, '--passes', str(passes), *pages], check=True, capture_output=True, text=True).stdout
    return {name: float(seconds) for name, seconds, _ in (line.split('\t') for line in out.splitlines())}


def best(passes, function, pages):
    times = []
    for _ in range(passes):
        start = time.process_time()
        for page in pages:
            function(page)
        times.append(time.process_time() - start)
    return min(times)


def others(paths, passes):
    texts = [open(path, 'rb').read().decode('utf8', 'replace') for path in paths]
    seconds = {}
    try:
        import trafilatura
        seconds['trafilatura'] = best(max(1, passes // 3), trafilatura.extract, texts)
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
        seconds['resiliparse'] = best(
            passes, lambda text: extract_plain_text(HTMLTree.parse(text), main_content=True), texts)
    except ImportError:
        pass
    return seconds


def instructions(pages, name):
    """Of one pass: two passes less one, so that start-up does not count."""
    def count(passes):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                ['valgrind', '--tool=callgrind', '--callgrind-out-file=' + os.path.join(folder, 'out'), PROGRAM,
                 '--only', name, '--passes', str(passes), *pages], capture_output=True, text=True)
        return int(re.search(r'Collected : (\d+)', run.stderr).group(1))
    return count(2) - count(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--passes', type=int, default=6)
    parser.add_argument('--instructions', action='store_true')
    parser.add_argument('pages', nargs='+')
    args = parser.parse_args()
    if not os.path.exists(PROGRAM):
        sys.exit('build first: swift build -c release --package-path ' + HERE)
    megabytes = sum(map(os.path.getsize, args.pages)) / 1e6
    seconds = {**ours(args.pages, args.passes), **others(args.pages, args.passes)}
    print('%d pages, %.1f MB, best of %d passes, one thread' % (len(args.pages), megabytes, args.passes))
    for name, time_taken in seconds.items():
        print('%-12s %8.3f s %8.1f MB/s   read is %.2f times as fast' % (
            name, time_taken, megabytes / time_taken, time_taken / seconds['read']))
    if args.instructions:
        counts = {name: instructions(args.pages, name) for name in ('bare SAX', 'read')}
        for name, count in counts.items():
            print('%-12s %14d instructions, %.1f a byte' % (name, count, count / megabytes / 1e6))
        print('read needs %.2f times the instructions of bare SAX' % (counts['read'] / counts['bare SAX']))


if __name__ == '__main__':
    main()
