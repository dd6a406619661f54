/// Classic BPF: programs of the kernel's packet filter as values, with an assembler and a
/// disassembler. They are attached by `SO_ATTACH_FILTER` and its kin.
package soquete.bpf;
