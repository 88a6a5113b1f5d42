// Holds signed notes, keys and Merkle trees as the checksum database of Go does (golang.org/x/mod/sumdb): reads one case a line
// on standard input and writes one answer a line, in the same order. docs/oracles.md describes both.
package main

import (
	"encoding/base64"
	"fmt"

	"bubustack.io/test/oracle/lines"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type testCase struct {
	ID   string `json:"id"`
	Key  string `json:"key"`
	Note []byte `json:"note"`
	Tree *struct {
		Size  int64 `json:"size"`
		Index int64 `json:"index"`
		Old   int64 `json:"old"`
	} `json:"tree"`
}

type answer struct {
	ID          string   `json:"id"`
	Accepted    *bool    `json:"accepted,omitempty"`
	Root        string   `json:"root,omitempty"`
	Inclusion   []string `json:"inclusion,omitempty"`
	Consistency []string `json:"consistency,omitempty"`
	CaseError   string   `json:"caseError,omitempty"`
}

// stored are the hashes of a tree whose records are "record 0", "record 1" and so on, as far as they were asked for.
var (
	stored []tlog.Hash
	count  int64
)

var reader = tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		hashes[at] = stored[index]
	}
	return hashes, nil
})

func grow(size int64) error {
	for ; count < size; count++ {
		hashes, err := tlog.StoredHashes(count, fmt.Appendf(nil, "record %d", count), reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	return nil
}

func written(hashes []tlog.Hash) []string {
	all := make([]string, len(hashes))
	for at, hash := range hashes {
		all[at] = base64.StdEncoding.EncodeToString(hash[:])
	}
	return all
}

func tree(c testCase) (answer, error) {
	if err := grow(c.Tree.Size); err != nil {
		return answer{}, err
	}
	root, err := tlog.TreeHash(c.Tree.Size, reader)
	if err != nil {
		return answer{}, err
	}
	inclusion, err := tlog.ProveRecord(c.Tree.Size, c.Tree.Index, reader)
	if err != nil {
		return answer{}, err
	}
	consistency, err := tlog.ProveTree(c.Tree.Size, c.Tree.Old, reader)
	return answer{
		ID:          c.ID,
		Root:        written([]tlog.Hash{root})[0],
		Inclusion:   written(inclusion),
		Consistency: written(consistency),
	}, err
}

// accepted says whether the key is one, and has signed the note where there is one.
func accepted(c testCase) answer {
	verifier, err := note.NewVerifier(c.Key)
	if err == nil && c.Note != nil {
		_, err = note.Open(c.Note, note.VerifierList(verifier))
	}
	is := err == nil
	return answer{ID: c.ID, Accepted: &is}
}

func main() {
	lines.Serve(func(c testCase) any {
		if c.Tree == nil {
			return accepted(c)
		}
		said, err := tree(c)
		if err != nil {
			return answer{ID: c.ID, CaseError: err.Error()}
		}
		return said
	})
}
