"""audit_one_run.py M R V DELTA   The epsilon of an audit of one run, by jax-privacy 2.0.0 in floating-point numbers.

M canaries, of which R score at least the threshold 1; V of those were included. Needs, from PyPI,
`pip install --no-deps jax-privacy==2.0.0` and `pip install dp-accounting numpy scipy`: only the module auditing.py is loaded.
"""
import importlib.util
import os
import sys
import sysconfig
import time

import numpy as np

path = os.path.join(sysconfig.get_paths()["purelib"], "jax_privacy", "auditing.py")
spec = importlib.util.spec_from_file_location("auditing", path)
auditing = importlib.util.module_from_spec(spec)
sys.modules["auditing"] = auditing
spec.loader.exec_module(auditing)

m, r, v = (int(x) for x in sys.argv[1:4])
delta = float(sys.argv[4])
members = np.concatenate([np.ones(v), np.zeros(m // 2 - v)])
others = np.concatenate([np.ones(r - v), np.zeros(m - m // 2 - (r - v))])
auditor = auditing.CanaryScoreAuditor(members, others)
start = time.process_time()
epsilon = auditor.epsilon_one_run(significance=0.05, delta=delta, threshold_strategy=auditing.Explicit(1.0))
seconds = time.process_time() - start
print(f"epsilon {epsilon!r}, processor time {seconds:.3f} s")
print(f"p-value there {auditing._one_run_p_value(m, r, v, epsilon, delta)!r}")
