//! What keeps a worker in: no file, no network, no other process, and no more memory than it is given.
//!
//! Landlock takes away every file and port, seccomp every call to the system but the few that reading and answering take. Where
//! the system has one of them not, the other is still there, and the status says so.

/// Keeps this process in; gives what was in force, as people are told. `memory` is how many bytes it may take.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
pub(super) fn confine(memory: u64) -> String {
    linux::end_with_parent();
    let memory = linux::memory(memory);
    let files = linux::files();
    let calls = linux::calls();
    format!("{files}, {calls}, {memory}")
}

/// Keeps this process in, where nothing is known that could.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
pub(super) fn confine(_memory: u64) -> String {
    "nothing: this system has neither Landlock nor seccomp".to_owned()
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod linux {
    use landlock::{
        ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _, RulesetStatus,
        Scope,
    };
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
    use std::collections::BTreeMap;

    /// Whoever started this process may be killed while it reads, and then nobody would end it.
    pub(super) fn end_with_parent() {
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
    }

    pub(super) fn memory(most: u64) -> String {
        match setrlimit(Resource::As, Rlimit { current: Some(most), maximum: Some(most) }) {
            Ok(()) => format!("{} MiB of memory", most >> 20),
            Err(_) => "memory without a limit".to_owned(),
        }
    }

    /// Takes every file and port away.
    pub(super) fn files() -> String {
        let restricted = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V6))
            .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V6)))
            .and_then(|rules| rules.scope(Scope::from_all(ABI::V6)))
            .and_then(|rules| rules.create())
            .and_then(|rules| rules.restrict_self());
        match restricted.map(|status| status.ruleset) {
            Ok(RulesetStatus::FullyEnforced) => "Landlock".to_owned(),
            Ok(RulesetStatus::PartiallyEnforced) => "Landlock in part".to_owned(),
            Ok(RulesetStatus::NotEnforced) | Err(_) => "no Landlock on this system".to_owned(),
        }
    }

    /// The calls that reading from and writing to what is open take, and memory, and the end.
    const ALLOWED: &[i64] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_tgkill,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// Takes every other call to the system away; such a call fails.
    pub(super) fn calls() -> String {
        let rules: BTreeMap<i64, Vec<_>> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        let arch = if cfg!(target_arch = "x86_64") { TargetArch::x86_64 } else { TargetArch::aarch64 };
        let refused = SeccompAction::Errno(libc::EPERM as u32);
        let filter = SeccompFilter::new(rules, refused, SeccompAction::Allow, arch).and_then(BpfProgram::try_from);
        match filter.ok().map(|program| seccompiler::apply_filter(&program)) {
            Some(Ok(())) => "seccomp".to_owned(),
            _ => "no seccomp on this system".to_owned(),
        }
    }
}
