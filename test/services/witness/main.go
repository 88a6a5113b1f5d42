// Command witness is the witness of transparency.dev (C2SP tlog-witness) for the logs whose keys it is given: what a suite
// shows checkpoints to. It prints its own key first.
package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"

	f_note "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/witness/persistence/inmemory"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

// signer makes a key under a name, and says how others write it.
func signer(name string) (note.Signer, string, error) {
	secret, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return nil, "", err
	}
	cosigner, err := f_note.NewSignerForCosignatureV1(secret)
	if err != nil {
		return nil, "", err
	}
	key, err := f_note.VKeyToCosignatureV1(public)
	return cosigner, key, err
}

func run(listen, name string, keys []string) error {
	known := map[string]note.Verifier{}
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return err
		}
		known[verifier.Name()] = verifier
	}
	cosigner, key, err := signer(name)
	if err != nil {
		return err
	}
	own, err := witness.New(context.Background(), witness.Opts{
		Persistence: inmemory.New(),
		Signers:     []note.Signer{cosigner},
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			verifier, ok := known[origin]
			return verifier, ok, nil
		},
	})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	fmt.Println(key)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add-checkpoint", witness.NewHTTPHandler(own).AddCheckpoint)
	return http.Serve(listener, mux)
}

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	name := flag.String("name", "witness.example/w", "name of the witness")
	flag.Parse()
	log.Fatal(run(*listen, *name, flag.Args()))
}
