"""Runs every check, or those whose name contains what follows --only; --write makes again what is generated."""

import sys
import time
import traceback

import chart
import checks_chart
import checks_docs
import checks_objects
import generated


def main(arguments):
    if arguments == ["--write"]:
        generated.write()
        return 0
    only = arguments[1] if len(arguments) == 2 and arguments[0] == "--only" else ""
    if arguments and not only:
        print("usage: k8s/check [--write | --only PART-OF-A-NAME]", file=sys.stderr)
        return 2
    passed = failed = 0
    for module in (checks_chart, checks_objects, checks_docs):
        for name, check in vars(module).items():
            if not name.startswith("check_") or only not in name:
                continue
            began = time.monotonic()
            try:
                faults = list(check())
            except chart.Skipped as why:
                print(f"skip {name.removeprefix('check_').replace('_', ' ')}: {why}")
                continue
            except Exception:
                faults = [traceback.format_exc()]
            said = name.removeprefix("check_").replace("_", " ")
            print(f"{'FAIL' if faults else 'ok  '} {said} ({time.monotonic() - began:.1f} s)")
            for fault in faults[:20]:
                print(f"       {fault}")
            if len(faults) > 20:
                print(f"       and {len(faults) - 20} more")
            passed, failed = passed + (not faults), failed + bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
